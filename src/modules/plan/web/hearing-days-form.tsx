import { useState } from 'react';
import { addDays, daysBetween } from '#kernel/calendar.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { type StudioPlan, useToday } from './plan-words.ts';

interface Days extends Record<string, unknown> {
  opensOn: string;
  closesOn: string;
  shareNeeded: string;
}

/** What explains a field stands below it, so that fields side by side stand on one line. */
const BELOW = ['label', 'input', 'description', 'error'] as const;

type Hearing = NonNullable<StudioPlan['hearing']>;

/** Two working weeks: everybody has had one quiet hour in it. */
const USUAL_DAYS = 13;
const USUAL_SHARE = 60;

/** Opens the hearing, or prolongs and shortens the one that stands. Two people at it lose nothing. */
export function HearingDaysForm({ plan }: { plan: StudioPlan }) {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const { id: planId, hearing, state } = plan;
  const [theirs, setTheirs] = useState<Hearing | null>(null);
  const form = useDraftForm<Days>({
    name: `plan.${planId}.hearing.${hearing?.version ?? 0}`,
    initial: {
      opensOn: hearing?.opensOn ?? today,
      closesOn: hearing?.closesOn ?? addDays(today, USUAL_DAYS),
      shareNeeded: String(hearing?.shareNeeded ?? USUAL_SHARE),
    },
  });
  const open = useSend('plan.openHearing', { changes: ['plan'] });
  const hasOpened = state === 'hearing' || state === 'heard';
  const send = async (days: Days, version: number | undefined) => {
    const { closesOn } = await open
      .mutateAsync({ ...daysOf(days), planId, ...(version === undefined ? {} : { version }) })
      .catch((error: unknown) => {
        const current = isConflict(error) ? hearingIn(error.detail['current']) : null;
        if (current) setTheirs(current);
        throw error;
      });
    setTheirs(null);
    say(t('plan:hearing.saved', { day: format.weekday(closesOn) }));
  };
  const shown = (days: Pick<Hearing, 'closesOn' | 'shareNeeded'>) => [
    [t('plan:hearing.closesOn'), format.day(days.closesOn)] as const,
    [t('plan:hearing.shareNeeded'), format.share(days.shareNeeded / 100)] as const,
  ];
  const mine = shown(daysOf(form.values));
  return (
    <>
      <Form
        form={form}
        module="plan"
        submit={hearing ? t('plan:hearing.change') : t('plan:hearing.open')}
        send={(days) => send(days, hearing?.version)}
        others={
          state === 'hearing' &&
          hearing &&
          hearing.closesOn > today && (
            <Button
              onClick={() =>
                void send({ ...form.values, closesOn: today }, hearing.version).then(
                  () => form.setFieldValue('closesOn', today),
                  () => undefined,
                )
              }
            >
              {t('plan:hearing.closeToday')}
            </Button>
          )
        }
      >
        <FieldPair>
          <TextField
            {...form.getInputProps('opensOn')}
            type="date"
            label={t('plan:hearing.opensOn')}
            inputWrapperOrder={[...BELOW]}
            readOnly={hasOpened}
            description={hasOpened ? t('plan:hearing.opened') : undefined}
          />
          <TextField
            {...form.getInputProps('closesOn')}
            type="date"
            min={today}
            label={t('plan:hearing.closesOn')}
            inputWrapperOrder={[...BELOW]}
            description={
              hasOpened
                ? state === 'hearing' && hearing
                  ? t('plan:hearing.daysLeft', { count: daysBetween(today, hearing.closesOn) + 1 })
                  : t(`plan:states.${state}`)
                : undefined
            }
          />
        </FieldPair>
        <TextField
          {...form.getInputProps('shareNeeded')}
          type="number"
          min={0}
          max={100}
          label={t('plan:hearing.shareNeeded')}
          description={t('plan:hearing.shareHint')}
        />
      </Form>
      {theirs && (
        <ConflictDialog
          open
          onClose={() => setTheirs(null)}
          differences={shown(theirs).flatMap(([field, other], place) => {
            const own = mine[place]?.[1];
            return own === other ? [] : [{ field, mine: own, theirs: other }];
          })}
          onKeepMine={() => void send(form.values, theirs.version).catch(() => undefined)}
          onTakeTheirs={() => {
            form.setValues({ closesOn: theirs.closesOn, shareNeeded: String(theirs.shareNeeded) });
            setTheirs(null);
          }}
        />
      )}
    </>
  );
}

const daysOf = ({ opensOn, closesOn, shareNeeded }: Days) => ({
  opensOn,
  closesOn,
  shareNeeded: Number(shareNeeded),
});

/** The hearing that the server says stands now. */
function hearingIn(current: unknown): Hearing | null {
  if (typeof current !== 'object' || current === null || !('version' in current)) return null;
  return current as Hearing; // safe: the server's own hearing, as `readPlan` gives it
}
