import { useQuery } from '@tanstack/react-query';
import { GRANTABLE_ROLES } from '#kernel/roles.ts';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { RadioRows } from '#web/ui/choice.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { canBeScoped } from '../domain/role.ts';
import classes from './sign-in.module.css';

const WHOLE = 'whole';

/** Gives somebody a role, for the organisation or a unit and all below it. */
export function GrantDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const form = useDraftForm<{
    personId: string | null;
    role: (typeof GRANTABLE_ROLES)[number];
    unitId: string;
  }>({
    name: 'grant-role',
    initial: { personId: null, role: 'planner', unitId: WHOLE },
  });
  const grant = useSend('access.grantRole', {
    changes: ['access.listGrants', 'access.readMe'],
    onDone: () => {
      say(t('access:roles.given'));
      onClose();
    },
  });
  const { personId, role, unitId } = form.values;
  return (
    <Dialog open onClose={onClose} title={t('access:roles.give')} text={t('access:roles.giveText')}>
      <Form
        form={form}
        module="access"
        submit={t('access:roles.give')}
        check={(values) => (values.personId ? {} : { personId: t('access:roles.whoFirst') })}
        send={() =>
          grant.mutateAsync({
            personId: personId ?? '',
            role,
            unitId: unitId === WHOLE || !canBeScoped(role) ? null : unitId,
          })
        }
      >
        <div className={classes['part']}>
          <PersonPicker
            label={t('access:roles.person')}
            path="personId"
            value={personId}
            onChange={(chosen) => form.setFieldValue('personId', chosen)}
            error={form.errors['personId'] ? String(form.errors['personId']) : undefined}
          />
          <RadioRows
            label={t('access:roles.role')}
            value={role}
            onChange={(chosen) => form.setFieldValue('role', chosen)}
            options={GRANTABLE_ROLES.map((value) => ({
              value,
              label: t(`access:roleNames.${value}`),
              text: t(`access:roleTexts.${value}`),
            }))}
          />
          {canBeScoped(role) && (
            <UnitChoice value={unitId} onChange={(chosen) => form.setFieldValue('unitId', chosen)} />
          )}
        </div>
      </Form>
    </Dialog>
  );
}

function UnitChoice({ value, onChange }: { value: string; onChange: (unitId: string) => void }) {
  const t = useT();
  const units = useQuery(ask('people.readUnits', {}));
  return (
    <SelectField
      label={t('access:roles.where')}
      value={value}
      onChange={(chosen) => onChange(chosen ?? WHOLE)}
      data={[
        { value: WHOLE, label: t('access:roles.everywhere') },
        ...(units.data?.units ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      limit={50}
    />
  );
}
