import { useState } from 'react';
import { dayIn } from '#kernel/calendar.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import { instantIn, timeIn } from '#kernel/time-zone.ts';
import { PeoplePicker } from '#modules/people/web/people-picker.tsx';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { TextArea, TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { SelectField } from '#web/ui/select-field.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { Session } from './session-words.ts';

interface SessionFormProps {
  /** Null: a new one. */
  readonly session: Session | null;
  readonly onDone: (sessionId: string) => void;
}

/** What a session is about, when it is, and who answers; times are those of the person's own zone. */
export function StudioSessionForm({ session, onDone }: SessionFormProps) {
  const t = useT();
  const format = useFormat();
  const { zone } = useMe();
  const create = useSend('conversation.createSession', { changes: ['conversation'] });
  const change = useSend('conversation.changeSession', { changes: ['conversation'] });
  const [theirs, setTheirs] = useState<Session | null>(null);
  const initial = useInitial(session);
  const form = useDraftForm({ name: `conversation.session.${session?.id ?? 'new'}`, initial });
  const { values } = form;
  const send = async (version: number) => {
    const { day, time, ...rest } = values;
    const facts = { ...rest, startsAt: instantIn(zone, day, time) };
    if (!session) return onDone((await create.mutateAsync(facts)).id);
    await change.mutateAsync({ sessionId: session.id, ...facts, version });
    onDone(session.id);
  };
  return (
    <>
      <Form
        form={form}
        module="conversation"
        submit={session ? t('conversation:studio.save') : t('conversation:session.announce')}
        check={({ day, time }) => (day && time ? {} : { day: t('conversation:session.whenMissing') })}
        fieldOf={(path) => path.replace('startsAt', 'day').replace(/^leaderIds.*/, 'leaderIds')}
        send={async () => {
          try {
            await send(session?.version ?? 0);
          } catch (error) {
            // Safe: `current` of this endpoint is the session as it stands.
            if (isConflict(error)) setTheirs(error.detail['current'] as Session);
            throw error;
          }
        }}
      >
        <TextField
          {...form.getInputProps('title')}
          data-path="title"
          label={t('conversation:session.name')}
          maxLength={200}
        />
        <TextArea
          {...form.getInputProps('description')}
          data-path="description"
          label={t('conversation:session.description')}
          maxLength={4000}
        />
        <FieldPair>
          <TextField
            {...form.getInputProps('day')}
            data-path="day"
            type="date"
            label={t('conversation:session.startsAt')}
          />
          <TextField
            {...form.getInputProps('time')}
            type="time"
            label={t('conversation:session.time')}
            description={t('conversation:session.zone', { zone })}
          />
        </FieldPair>
        <PeoplePicker
          label={t('conversation:session.leaders')}
          value={values.leaderIds}
          known={(session?.leaders ?? []).map((leader) => ({ ...leader, employeeNumber: null }))}
          onChange={(leaderIds) => form.setFieldValue('leaderIds', leaderIds)}
        />
        {form.errors['leaderIds'] && <p className="small">{form.errors['leaderIds']}</p>}
        <SelectField
          label={t('conversation:session.language')}
          searchable={false}
          data={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
          value={values.language}
          onChange={(value) => form.setFieldValue('language', LANGUAGES.find((one) => one === value) ?? 'en')}
        />
      </Form>
      <ConflictDialog
        open={theirs !== null}
        onClose={() => setTheirs(null)}
        differences={[
          { field: t('conversation:session.name'), mine: values.title, theirs: theirs?.title },
          {
            field: t('conversation:session.description'),
            mine: values.description,
            theirs: theirs?.description,
          },
          {
            field: t('conversation:session.startsAt'),
            mine: `${values.day} ${values.time}`,
            theirs: theirs && format.instant(theirs.startsAt),
          },
        ]}
        onKeepMine={() => {
          if (theirs) void send(theirs.version);
          setTheirs(null);
        }}
        onTakeTheirs={() => {
          form.forgetDraft();
          if (session) onDone(session.id);
        }}
      />
    </>
  );
}

function useInitial(session: Session | null) {
  const { zone } = useMe();
  const language = useLanguage();
  return {
    title: session?.title ?? '',
    description: session?.description ?? '',
    day: session ? dayIn(zone, session.startsAt) : '',
    time: session ? timeIn(zone, session.startsAt) : '14:00',
    leaderIds: session?.leaders.map(({ id }) => id) ?? [],
    // Safe: only widens what the form may hold later.
    language: (session?.language ?? language) as Language,
  };
}
