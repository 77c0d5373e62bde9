import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import classes from './calendar.module.css';
import type { AttentionSettings } from './settings-page.tsx';
import { useWeekdays } from './use-weekdays.ts';
import { WorkHours } from './work-hours.tsx';

type Shift = AttentionSettings['shifts'][number];

const WEEK = Array.from({ length: 7 }, (_, place) => ({ on: place < 5, from: '08:00', to: '16:00' }));

/** Working times of a shift by its code, so that people hear at work and not in their sleep. */
export function SettingsShifts({ shifts }: { shifts: readonly Shift[] }) {
  const t = useT();
  const weekdays = useWeekdays();
  const [code, setCode] = useState('');
  const [week, setWeek] = useState<readonly (typeof WEEK)[number][]>(WEEK);
  const [open, setOpen] = useState(false);
  const put = useSend('delivery.putShift', {
    changes: ['delivery.readSettings'],
    onDone: () => {
      setOpen(false);
      say(t('delivery:settings.shiftSaved'));
    },
  });
  const edit = (shift: Shift | null) => {
    setCode(shift?.code ?? '');
    setWeek(
      WEEK.map((day, place) => {
        if (!shift) return day;
        const hours = shift.work.find(({ weekday }) => weekday === place + 1);
        return hours ? { on: true, from: hours.from, to: hours.to } : { ...day, on: false };
      }),
    );
    setOpen(true);
  };
  const work = week.flatMap(({ on, from, to }, place) => (on ? [{ weekday: place + 1, from, to }] : []));
  return (
    <Section title={t('delivery:settings.shifts')} lede={t('delivery:settings.shiftsLede')}>
      {shifts.length === 0 && !open && <p>{t('delivery:settings.noShifts')}</p>}
      {shifts.length > 0 && (
        <Rows label={t('delivery:settings.shifts')}>
          {shifts.map((shift) => (
            <Row
              key={shift.id}
              name={shift.code}
              meta={shift.work
                .map(({ weekday, from, to }) => `${weekdays[weekday - 1] ?? ''} ${from}–${to}`)
                .join(' · ')}
              act={
                <button
                  type="button"
                  className="link"
                  aria-label={t('delivery:settings.changeNamed', { name: shift.code })}
                  onClick={() => edit(shift)}
                >
                  {t('delivery:settings.change')}
                </button>
              }
            />
          ))}
        </Rows>
      )}
      <div className={classes['more']}>
        {open ? (
          <>
            <TextField
              label={t('delivery:settings.shiftCode')}
              description={t('delivery:settings.shiftCodeHint')}
              value={code}
              maxLength={100}
              onChange={({ currentTarget: { value } }) => setCode(value)}
            />
            <WorkHours week={week} onChange={setWeek} />
            {put.error && <Failure error={put.error} />}
            <Button
              kind="primary"
              pending={put.isPending && t('web:form.sending')}
              locked={(code.trim() === '' || work.length === 0) && t('delivery:settings.shiftNeeds')}
              onClick={() => put.mutate({ code: code.trim(), work })}
            >
              {t('delivery:settings.saveShift')}
            </Button>
            <Button kind="quiet" onClick={() => setOpen(false)}>
              {t('web:dialog.cancel')}
            </Button>
          </>
        ) : (
          <Button onClick={() => edit(null)}>{t('delivery:settings.addShift')}</Button>
        )}
      </div>
    </Section>
  );
}
