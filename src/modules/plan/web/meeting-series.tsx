import { useState } from 'react';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { Facts } from '#web/ui/section.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { Meetings } from './meeting-list-page.tsx';
import { useToday } from './plan-words.ts';

type Series = NonNullable<Meetings['series']>;

interface Weekly extends Record<string, unknown> {
  weekday: string;
  time: string;
  zone: string;
  ownerId: string | null;
  startsOn: string;
  endsOn: string;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** When the plan meets, in words, and the meetings to come. */
export function SeriesFacts({ series }: { series: Series }) {
  const t = useT();
  const format = useFormat();
  const weekdayName = useWeekdayName();
  const { weekday, time, zone, owner, next } = series;
  return (
    <Facts
      facts={[
        [
          t('plan:checkIn.weekly'),
          t('plan:checkIn.seriesIn', { weekday: weekdayName(weekday), time, zone: zone.replace('_', ' ') }),
        ],
        [t('plan:checkIn.runs'), owner?.name ?? t('plan:studio.nobody')],
        [
          t('plan:checkIn.next'),
          next.length > 0
            ? format.list(next.slice(0, 3).map(({ on }) => format.weekday(on)))
            : t('plan:checkIn.noNext'),
        ],
      ]}
    />
  );
}

interface MeetingSeriesFormProps {
  readonly planId: string;
  readonly series: Series | null;
  readonly onDone: () => void;
}

/** Sets the weekly hour. It stays at the same local time when clocks change. */
export function MeetingSeriesForm({ planId, series, onDone }: MeetingSeriesFormProps) {
  const t = useT();
  const { zone } = useMe();
  const today = useToday();
  const weekdayName = useWeekdayName();
  const [theirs, setTheirs] = useState<Series | null>(null);
  const form = useDraftForm<Weekly>({
    name: `plan.${planId}.series.${series?.version ?? 0}`,
    initial: weeklyOf(series, { zone, today }),
  });
  const set = useSend('plan.setSeries', { changes: ['plan.listCheckIns'] });
  const send = async (weekly: Weekly, version: number | undefined) => {
    await set
      .mutateAsync({ planId, ...inputOf(weekly), ...(version ? { version } : {}) })
      .catch((error: unknown) => {
        if (isConflict(error)) setTheirs(seriesIn(error.detail['current']));
        throw error;
      });
    say(t('plan:checkIn.seriesSaved'));
    setTheirs(null);
    onDone();
  };
  return (
    <>
      <Form
        form={form}
        module="plan"
        submit={t('plan:checkIn.setSeries')}
        send={(weekly) => send(weekly, series?.version)}
      >
        <FieldPair>
          <SelectField
            {...form.getInputProps('weekday')}
            label={t('plan:checkIn.weekday')}
            data={WEEKDAYS.map((day) => ({ value: String(day), label: weekdayName(day) }))}
          />
          <TextField {...form.getInputProps('time')} type="time" label={t('plan:checkIn.time')} />
        </FieldPair>
        <SelectField
          {...form.getInputProps('zone')}
          label={t('plan:checkIn.zone')}
          description={t('plan:checkIn.zoneHint')}
          data={[...new Set([form.values.zone, ...Intl.supportedValuesOf('timeZone')])]}
        />
        <PersonPicker
          label={t('plan:checkIn.runs')}
          description={t('plan:checkIn.runsHint')}
          path="ownerId"
          clearable
          value={form.values.ownerId}
          chosen={series?.owner ? { id: series.owner.id, name: series.owner.name ?? '' } : null}
          onChange={(ownerId) => form.setFieldValue('ownerId', ownerId)}
        />
        <FieldPair>
          <TextField {...form.getInputProps('startsOn')} type="date" label={t('plan:checkIn.startsOn')} />
          <TextField {...form.getInputProps('endsOn')} type="date" label={t('plan:checkIn.endsOn')} />
        </FieldPair>
      </Form>
      {theirs && (
        <ConflictDialog
          open
          onClose={() => setTheirs(null)}
          differences={[
            {
              field: t('plan:checkIn.weekly'),
              mine: `${weekdayName(Number(form.values.weekday))}, ${form.values.time}, ${form.values.zone}`,
              theirs: `${weekdayName(theirs.weekday)}, ${theirs.time}, ${theirs.zone}`,
            },
          ]}
          onKeepMine={() => void send(form.values, theirs.version).catch(() => undefined)}
          onTakeTheirs={() => {
            form.setValues(weeklyOf(theirs, { zone, today }));
            setTheirs(null);
          }}
        />
      )}
    </>
  );
}

function weeklyOf(series: Series | null, { zone, today }: { zone: string; today: string }): Weekly {
  return {
    weekday: String(series?.weekday ?? 1),
    time: series?.time ?? '09:00',
    zone: series?.zone ?? zone,
    ownerId: series?.ownerId ?? null,
    startsOn: series?.startsOn ?? today,
    endsOn: series?.endsOn ?? '',
  };
}

const inputOf = ({ weekday, time, zone, ownerId, startsOn, endsOn }: Weekly) => ({
  weekday: Number(weekday),
  time,
  zone,
  ownerId,
  startsOn,
  endsOn: endsOn || null,
});

/** «Monday», «maanantai», «lunes»: the name of a day of the week from 1. */
function useWeekdayName(): (weekday: number) => string {
  const { locale } = useFormat();
  const names = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return (weekday) => names.format(new Date(Date.UTC(2024, 0, weekday)));
}

/** The series that the server says stands now. */
function seriesIn(current: unknown): Series | null {
  if (typeof current !== 'object' || current === null || !('weekday' in current)) return null;
  return current as Series; // safe: the server's own series, as `listCheckIns` gives it
}
