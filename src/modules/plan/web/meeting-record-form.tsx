import { addDays } from '#kernel/calendar.ts';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { useT } from '#web/i18n.ts';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { MeetingChips } from './meeting-chips.tsx';
import type { Meeting, MeetingItem } from './meeting-page.tsx';
import { CAUSES, REACTIONS, type Said } from './meeting-record.ts';
import { useToday } from './plan-words.ts';

/** `version` is the one that was talked about: what was typed before somebody else recorded it is a conflict too. */
interface Word extends Record<string, unknown> {
  version: number;
  cause: MeetingItem['cause'];
  reaction: MeetingItem['reaction'];
  newDueOn: string;
  ownerId: string | null;
  words: string;
}

interface MeetingRecordFormProps {
  readonly meeting: Meeting;
  readonly item: MeetingItem;
  readonly outcome: 'partly' | 'not';
  /** The meeting was asked whether to stop it, and said yes. */
  readonly stops: boolean;
  readonly send: (said: Said, version: number) => Promise<void>;
}

/** What was not or only partly realised: the cause, what follows, whose it is now. Kept across a reload until it is recorded. */
export function MeetingRecordForm({ meeting, item, outcome, stops, send }: MeetingRecordFormProps) {
  const t = useT();
  const today = useToday();
  const form = useDraftForm<Word>({
    name: `meeting.${meeting.id}.${item.id}.${outcome}`,
    initial: {
      version: item.version,
      cause: item.cause,
      reaction: stops ? 'stop' : item.reaction,
      newDueOn: item.newDueOn ?? weekLater(item.dueOn, today),
      ownerId: item.owner?.id ?? null,
      words: item.words ?? '',
    },
  });
  const { cause, reaction, newDueOn, ownerId } = form.values;
  return (
    <Form
      form={form}
      module="plan"
      submit={t('plan:checkIn.record')}
      check={(word) => ({
        ...(word.cause ? {} : { cause: t('plan:errors.fields.cause_needed') }),
        ...(word.reaction ? {} : { reaction: t('plan:errors.fields.reaction_needed') }),
        ...(word.reaction === 'new_date' && !word.newDueOn
          ? { newDueOn: t('plan:errors.fields.new_date_needed') }
          : {}),
      })}
      send={(word) =>
        send(
          {
            outcome,
            cause: word.cause,
            reaction: word.reaction,
            newDueOn: word.reaction === 'new_date' ? word.newDueOn : null,
            ownerId: word.ownerId,
            words: word.words.trim() || null,
          },
          word.version,
        )
      }
    >
      <MeetingChips
        label={t('plan:checkIn.cause')}
        path="cause"
        options={CAUSES.map((value) => ({ value, label: t(`plan:checkIn.causes.${value}`) }))}
        value={cause}
        onChange={(value) => form.setFieldValue('cause', value)}
        error={form.errors['cause']}
      />
      <MeetingChips
        label={t('plan:checkIn.reaction')}
        path="reaction"
        options={REACTIONS.map((value) => ({ value, label: t(`plan:checkIn.reactions.${value}`) }))}
        value={reaction}
        onChange={(value) => form.setFieldValue('reaction', value)}
        error={form.errors['reaction']}
      />
      <FieldPair>
        {reaction === 'new_date' && (
          <TextField
            {...form.getInputProps('newDueOn')}
            value={newDueOn}
            type="date"
            min={addDays(today, 1)}
            label={t('plan:checkIn.reactions.new_date')}
          />
        )}
        {item.kind === 'action' && (
          <PersonPicker
            label={t('plan:studio.owner')}
            path="ownerId"
            clearable
            value={ownerId}
            chosen={item.owner ? { id: item.owner.id, name: item.owner.name ?? '' } : null}
            onChange={(value) => form.setFieldValue('ownerId', value)}
          />
        )}
      </FieldPair>
      <TextField
        {...form.getInputProps('words')}
        label={t('plan:checkIn.words')}
        description={t('plan:checkIn.wordsHint')}
        maxLength={500}
      />
    </Form>
  );
}

const weekLater = (dueOn: string | null, today: string) => addDays(dueOn && dueOn > today ? dueOn : today, 7);
