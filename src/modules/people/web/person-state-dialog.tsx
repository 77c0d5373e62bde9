import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { RadioRows } from '#web/ui/choice.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { PERSON_STATES, type PersonState } from './directory-filters.ts';
import classes from './people.module.css';
import type { Person } from './person-facts.tsx';
import { useDisplayName } from './use-names.ts';

interface PersonStateProps {
  readonly person: Person;
  readonly details: NonNullable<Person['details']>;
  readonly onClose: () => void;
}

/** Says that somebody is here, on leave, or has left, and what follows from it. */
export function PersonStateDialog({ person, details, onClose }: PersonStateProps) {
  const t = useT();
  const name = useDisplayName()(person);
  const form = useDraftForm<{ state: PersonState; leftOn: string }>({
    name: `person-state.${person.id}.${details.version}`,
    initial: { state: details.state, leftOn: details.leftOn ?? '' },
  });
  const { state, leftOn } = form.values;
  const change = useSend('people.changePersonState', {
    changes: ['people'],
    onDone: (now) => {
      say(t('people:person.stateSaved', { name, state: t(`people:state.${now.details?.state ?? state}`) }));
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t('people:person.stateTitle', { name })}>
      <Form
        form={form}
        module="people"
        submit={t('people:person.stateSave')}
        send={() =>
          change.mutateAsync({
            personId: person.id,
            state,
            version: details.version,
            ...(state === 'left' && leftOn ? { leftOn } : {}),
          })
        }
      >
        <div className={classes['fields']}>
          <RadioRows
            label={t('people:fields.state')}
            value={state}
            onChange={(chosen) => form.setFieldValue('state', chosen)}
            options={PERSON_STATES.map((value) => ({
              value,
              label: t(`people:state.${value}`),
              text: t(`people:stateTexts.${value}`),
            }))}
          />
          {state === 'left' && (
            <TextField
              {...form.getInputProps('leftOn')}
              type="date"
              label={t('people:fields.leftOn')}
              description={t('people:person.leftOnText')}
            />
          )}
        </div>
      </Form>
    </Dialog>
  );
}
