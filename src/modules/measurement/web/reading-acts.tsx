import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useUnitChoices } from '#modules/people/web/unit-choices.ts';
import { upload } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { prepareProblemText } from '#web/ui/problem-text.ts';
import { SelectField } from '#web/ui/select-field.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { MeasureWithReadings } from './measure-page.tsx';
import classes from './measurement.module.css';
import { numberOf, READING_CHANGES } from './reading-values.ts';

/** Enter a reading, or bring a file of them. */
export function ReadingActs({ measure }: { measure: MeasureWithReadings }) {
  const t = useT();
  const [open, setOpen] = useState<'one' | 'file' | null>(null);
  const close = () => setOpen(null);
  return (
    <div className={classes['ways']}>
      <Button kind="primary" onClick={() => setOpen('one')}>
        {t('measurement:readings.enter')}
      </Button>
      <Button onClick={() => setOpen('file')}>{t('measurement:readings.bring')}</Button>
      {open === 'one' && <EnterDialog measure={measure} onClose={close} />}
      {open === 'file' && <FileDialog measureId={measure.id} onClose={close} />}
    </div>
  );
}

const WHOLE = 'whole';

function EnterDialog({ measure, onClose }: { measure: MeasureWithReadings; onClose: () => void }) {
  const t = useT();
  const units = useUnitChoices();
  const form = useDraftForm({
    name: `reading.${measure.id}`,
    initial: { readOn: '', unitId: WHOLE, value: '', low: '', high: '', people: '', note: '' },
  });
  const add = useSend('measurement.addReading', { changes: READING_CHANGES, onDone: onClose });
  return (
    <Dialog open onClose={onClose} title={t('measurement:readings.enter')} text={measure.name.text}>
      <Form
        form={form}
        module="measurement"
        submit={t('measurement:readings.save')}
        send={({ readOn, unitId, value, low, high, people, note }) =>
          add.mutateAsync({
            measureId: measure.id,
            readOn,
            unitId: unitId === WHOLE ? null : unitId,
            value: numberOf(value) ?? Number.NaN,
            low: numberOf(low),
            high: numberOf(high),
            people: numberOf(people),
            note: note.trim() || null,
          })
        }
      >
        <FieldPair>
          <TextField {...form.getInputProps('readOn')} type="date" label={t('measurement:csv.day')} />
          <TextField
            {...form.getInputProps('value')}
            inputMode="decimal"
            label={t('measurement:csv.value')}
          />
        </FieldPair>
        <FieldPair>
          <TextField {...form.getInputProps('low')} inputMode="decimal" label={t('measurement:csv.low')} />
          <TextField {...form.getInputProps('high')} inputMode="decimal" label={t('measurement:csv.high')} />
        </FieldPair>
        <FieldPair>
          <TextField
            {...form.getInputProps('people')}
            inputMode="numeric"
            label={t('measurement:readings.people')}
          />
          <SelectField
            {...form.getInputProps('unitId')}
            label={t('measurement:importTargets.unit')}
            data={[{ value: WHOLE, label: t('measurement:readings.whole') }, ...units]}
          />
        </FieldPair>
        <TextField {...form.getInputProps('note')} label={t('measurement:importTargets.note')} />
      </Form>
    </Dialog>
  );
}

// As the contract has it; the browser does without the schemas.
const MAX_BYTES = 5_000_000;

function FileDialog({ measureId, onClose }: { measureId: string; onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [error, setError] = useState<Error | null>(null);
  const take = async (file: File) => {
    setError(null);
    try {
      const given = { fileName: file.name.slice(0, 200), measureId };
      const { id } = await upload('measurement.uploadReadings', given, file);
      void navigate({ to: '/studio/results/imports/$importId', params: { importId: id } });
    } catch (failure) {
      await prepareProblemText(failure);
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  };
  return (
    <Dialog open onClose={onClose} title={t('measurement:readings.bring')}>
      <FileDrop
        title={t('measurement:readings.drop')}
        text={t('measurement:readings.dropText')}
        accept=".csv,.txt"
        maxBytes={MAX_BYTES}
        onFile={(file) => void take(file)}
        error={error && <Failure error={error} />}
      />
    </Dialog>
  );
}
