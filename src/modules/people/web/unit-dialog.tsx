import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import classes from './people.module.css';
import { useUnitChoices } from './unit-choices.ts';

type Unit = Answer<'people.readUnit'>;

interface UnitDialogProps {
  /** The unit to rename or move; none: a new one. */
  readonly unit?: Unit;
  readonly parentId: string | null;
  readonly onClose: () => void;
  readonly onDone?: (unit: Unit) => void;
}

interface UnitValues extends Record<string, unknown> {
  readonly name: string;
  readonly code: string;
  readonly parentId: string;
}

const TOP = 'top';

/** Makes a unit, or renames and moves one with everything below it. */
export function UnitDialog({ unit, parentId, onClose, onDone }: UnitDialogProps) {
  const t = useT();
  const units = useUnitChoices();
  const form = useDraftForm<UnitValues>({
    name: unit ? `unit.${unit.id}` : `new-unit.${parentId ?? TOP}`,
    initial: { name: unit?.name ?? '', code: unit?.code ?? '', parentId: parentId ?? TOP },
  });
  const { send, theirs, setTheirs } = useSaving({ unit, onClose, onDone });
  const nameOf = (id: string | null) =>
    units.find(({ value }) => value === id)?.label ?? t('people:units.top');
  return (
    <Dialog
      open
      onClose={onClose}
      title={unit ? t('people:units.changeTitle', { name: unit.name }) : t('people:units.create')}
    >
      <Form
        form={form}
        module="people"
        submit={unit ? t('people:units.save') : t('people:units.create')}
        send={(values) => send(values, unit?.version ?? 0)}
      >
        <div className={classes['fields']}>
          <TextField {...form.getInputProps('name')} label={t('people:fields.name')} />
          <TextField
            {...form.getInputProps('code')}
            label={t('people:units.code')}
            description={t('people:units.codeText')}
          />
          <SelectField
            {...form.getInputProps('parentId')}
            label={t('people:units.above')}
            data={[
              { value: TOP, label: t('people:units.top') },
              ...units.filter(({ value }) => value !== unit?.id),
            ]}
            limit={60}
          />
        </div>
      </Form>
      {theirs && (
        <ConflictDialog
          open
          onClose={() => setTheirs(null)}
          differences={[
            [t('people:fields.name'), form.values.name, theirs.name] as const,
            [t('people:units.code'), form.values.code, theirs.code] as const,
            [t('people:units.above'), nameOf(form.values.parentId), nameOf(theirs.parentId)] as const,
          ]
            .filter(([, mine, other]) => mine !== other)
            .map(([field, mine, other]) => ({ field, mine, theirs: other }))}
          onKeepMine={() => {
            setTheirs(null);
            void send(form.values, theirs.version).then(form.forgetDraft, () => undefined);
          }}
          onTakeTheirs={() => {
            form.forgetDraft();
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}

interface Saving {
  readonly unit: Unit | undefined;
  readonly onClose: () => void;
  readonly onDone: ((unit: Unit) => void) | undefined;
}

function useSaving({ unit, onClose, onDone }: Saving) {
  const t = useT();
  const client = useQueryClient();
  const [theirs, setTheirs] = useState<Unit | null>(null);
  const done = {
    changes: ['people'],
    onDone: (saved: Unit) => {
      say(t('people:units.saved', { name: saved.name }));
      onClose();
      onDone?.(saved);
    },
  };
  const create = useSend('people.createUnit', done);
  const change = useSend('people.changeUnit', done);
  const send = async ({ name, code, parentId }: UnitValues, version: number) => {
    const facts = { name, code, parentId: parentId === TOP ? null : parentId };
    if (!unit) return create.mutateAsync(facts);
    try {
      return await change.mutateAsync({ unitId: unit.id, version, ...facts });
    } catch (error) {
      if (isConflict(error))
        setTheirs(await client.fetchQuery({ ...ask('people.readUnit', { unitId: unit.id }), staleTime: 0 }));
      throw error;
    }
  };
  return { send, theirs, setTheirs };
}
