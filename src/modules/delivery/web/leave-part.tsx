import { dayIn } from '#kernel/calendar.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { Preferences } from './reader-words.ts';

interface Days extends Record<string, unknown> {
  readonly fromOn: string;
  readonly toOn: string;
}

/** When I am away: nothing is sent to me then. */
export function LeavePart({ leave }: { leave: Preferences['leave'] }) {
  const t = useT();
  const format = useFormat();
  const changes = ['delivery.readPreferences'];
  const form = useDraftForm<Days>({ name: 'delivery.leave', initial: { fromOn: '', toOn: '' } });
  const add = useSend('delivery.addLeave', { changes, onDone: form.startOver });
  const remove = useSend('delivery.removeLeave', { changes });
  const today = dayIn(format.zone, new Date().toISOString());
  return (
    <Section title={t('delivery:preferences.leave')} lede={t('delivery:preferences.leaveLede')}>
      {leave.length > 0 && (
        <Rows label={t('delivery:preferences.leave')}>
          {leave.map(({ id: leaveId, fromOn, toOn }) => (
            <Row
              key={leaveId}
              name={`${format.day(fromOn)} – ${format.day(toOn)}`}
              act={
                <button
                  type="button"
                  className="link"
                  aria-label={t('delivery:preferences.removeLeaveOf', { day: format.day(fromOn) })}
                  onClick={() => remove.mutate({ leaveId })}
                >
                  {t('delivery:preferences.removeLeave')}
                </button>
              }
            />
          ))}
        </Rows>
      )}
      {remove.error && <Failure error={remove.error} />}
      <Form
        form={form}
        module="delivery"
        submit={t('delivery:preferences.addLeave')}
        send={(days) => add.mutateAsync(days)}
        check={({ fromOn, toOn }) => ({
          ...(fromOn ? {} : { fromOn: t('web:errors.fields.required') }),
          ...(toOn ? {} : { toOn: t('web:errors.fields.required') }),
          ...(fromOn && toOn && toOn < fromOn ? { toOn: t('delivery:preferences.endsBefore') } : {}),
        })}
      >
        <FieldPair>
          <TextField
            {...form.getInputProps('fromOn')}
            type="date"
            min={today}
            label={t('delivery:preferences.firstDay')}
          />
          <TextField
            {...form.getInputProps('toOn')}
            type="date"
            min={today}
            label={t('delivery:preferences.lastDay')}
          />
        </FieldPair>
      </Form>
    </Section>
  );
}
