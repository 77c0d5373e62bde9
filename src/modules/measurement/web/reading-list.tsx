import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog, SidePanel } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { MeasureWithReadings } from './measure-page.tsx';
import { useValueWords } from './measure-words.ts';
import classes from './measurement.module.css';
import { numberOf, READING_CHANGES } from './reading-values.ts';

type Reading = MeasureWithReadings['readings'][number];

interface Open {
  readonly what: 'correct' | 'history';
  readonly reading: Reading;
}

/** Every reading with its source and who entered it; each can be corrected, and what it was before is kept. */
export function ReadingList({ measure }: { measure: MeasureWithReadings }) {
  const t = useT();
  const format = useFormat();
  const words = useValueWords();
  const [open, setOpen] = useState<Open | null>(null);
  const names = new Map(measure.units.map(({ unit }) => [unit.id, unit.name]));
  const rows = measure.readings.toReversed();
  if (rows.length === 0) return null;
  return (
    <Section title={t('measurement:readings.title')}>
      <Rows label={t('measurement:readings.title')}>
        {rows.map((reading) => (
          <Row
            key={reading.id}
            name={
              <span className="num">
                {words.value(reading.value, measure)}
                {reading.low !== null && reading.high !== null && (
                  <span className={classes['meta']}> {words.interval(reading.low, reading.high)}</span>
                )}
              </span>
            }
            meta={[
              format.day(reading.readOn),
              reading.unitId && names.get(reading.unitId),
              t(`measurement:sources.${reading.source}`),
              reading.enteredBy?.name,
              reading.note,
            ]
              .filter(Boolean)
              .join(' · ')}
            act={
              <>
                {reading.corrections > 0 && (
                  <button
                    type="button"
                    className="link"
                    onClick={() => setOpen({ what: 'history', reading })}
                  >
                    {t('measurement:readings.corrected', { count: reading.corrections })}
                  </button>
                )}
                {measure.can.write && (
                  <button
                    type="button"
                    className="link"
                    aria-label={t('measurement:readings.correctNamed', { day: format.day(reading.readOn) })}
                    onClick={() => setOpen({ what: 'correct', reading })}
                  >
                    {t('measurement:readings.correct')}
                  </button>
                )}
              </>
            }
          />
        ))}
      </Rows>
      {open?.what === 'correct' && <CorrectDialog reading={open.reading} onClose={() => setOpen(null)} />}
      {open?.what === 'history' && (
        <History reading={open.reading} measure={measure} onClose={() => setOpen(null)} />
      )}
    </Section>
  );
}

function CorrectDialog({ reading, onClose }: { reading: Reading; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const { id: readingId, version, people, note } = reading;
  const form = useDraftForm({
    name: `correction.${readingId}`,
    initial: {
      value: String(reading.value),
      low: reading.low === null ? '' : String(reading.low),
      high: reading.high === null ? '' : String(reading.high),
      reason: '',
    },
  });
  const done = { changes: READING_CHANGES, onDone: onClose };
  const correct = useSend('measurement.correctReading', done);
  const remove = useSend('measurement.removeReading', done);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('measurement:readings.correctNamed', { day: format.day(reading.readOn) })}
      text={t('measurement:readings.kept')}
    >
      {remove.error && <Failure error={remove.error} />}
      <Form
        form={form}
        module="measurement"
        submit={t('measurement:readings.correct')}
        send={({ value, low, high, reason }) =>
          correct.mutateAsync({
            readingId,
            version,
            people,
            note,
            reason,
            value: numberOf(value) ?? Number.NaN,
            low: numberOf(low),
            high: numberOf(high),
          })
        }
        others={
          <Button
            kind="quiet"
            locked={!form.values.reason.trim() && t('measurement:readings.reasonFirst')}
            pending={remove.isPending && t('web:form.sending')}
            onClick={() => remove.mutate({ readingId, version, reason: form.values.reason })}
          >
            {t('measurement:readings.remove')}
          </Button>
        }
      >
        <TextField {...form.getInputProps('value')} inputMode="decimal" label={t('measurement:csv.value')} />
        <FieldPair>
          <TextField {...form.getInputProps('low')} inputMode="decimal" label={t('measurement:csv.low')} />
          <TextField {...form.getInputProps('high')} inputMode="decimal" label={t('measurement:csv.high')} />
        </FieldPair>
        <TextField {...form.getInputProps('reason')} label={t('measurement:readings.reason')} />
      </Form>
    </Dialog>
  );
}

interface HistoryProps {
  readonly reading: Reading;
  readonly measure: MeasureWithReadings;
  readonly onClose: () => void;
}

function History({ reading, measure, onClose }: HistoryProps) {
  const t = useT();
  const format = useFormat();
  const words = useValueWords();
  const found = useQuery(ask('measurement.listCorrections', { readingId: reading.id }));
  return (
    <SidePanel open onClose={onClose} title={t('measurement:readings.history')}>
      {found.isPending && <SkeletonRows label={t('web:page.loading')} count={2} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      <Rows>
        {(found.data?.corrections ?? []).map(({ number, before, after, reason, by, at }) => (
          <Row
            key={number}
            name={t('measurement:readings.change', {
              before: words.value(before.value, measure),
              after: after ? words.value(after.value, measure) : t('measurement:readings.taken'),
            })}
            meta={[reason, by?.name, format.instant(at)].filter(Boolean).join(' · ')}
          />
        ))}
      </Rows>
    </SidePanel>
  );
}
