import { useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { writtenEditions } from './editions.ts';

export type Topic = Answer<'conversation.listTopics'>['topics'][number];

/** A topic: its name in each language, and who answers. */
export function StudioTopicDialog({ topic, onClose }: { topic: Topic | null; onClose: () => void }) {
  const t = useT();
  const done = { changes: ['conversation.listTopics'], onDone: onClose };
  const create = useSend('conversation.createTopic', done);
  const change = useSend('conversation.changeTopic', done);
  const [theirs, setTheirs] = useState<Topic | null>(null);
  const form = useDraftForm({
    name: `conversation.topic.${topic?.id ?? 'new'}`,
    initial: {
      en: topic?.names.en ?? '',
      fi: topic?.names.fi ?? '',
      es: topic?.names.es ?? '',
      // Safe: only widens what the form may hold later.
      ownerId: (topic?.owner?.id ?? null) as string | null,
    },
  });
  const send = (version: number) => {
    const { ownerId, ...names } = form.values;
    const facts = { name: writtenEditions(names), ownerId };
    return topic ? change.mutateAsync({ topicId: topic.id, ...facts, version }) : create.mutateAsync(facts);
  };
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={topic ? t('conversation:studio.changeTopic') : t('conversation:studio.newTopic')}
      >
        <Form
          form={form}
          module="conversation"
          submit={t('conversation:studio.save')}
          fieldOf={(path) => path.replace(/^name\.?/, '') || 'en'}
          send={async () => {
            try {
              await send(topic?.version ?? 0);
            } catch (error) {
              // Safe: `current` of this endpoint is the topic as it stands.
              if (isConflict(error)) setTheirs(error.detail['current'] as Topic);
              throw error;
            }
          }}
        >
          {LANGUAGES.map((language) => (
            <TextField
              key={language}
              {...form.getInputProps(language)}
              data-path={language}
              label={t('conversation:studio.nameIn', { language: LANGUAGE_NAMES[language] })}
              lang={language}
              maxLength={80}
            />
          ))}
          <PersonPicker
            label={t('conversation:studio.owner')}
            value={form.values.ownerId}
            chosen={topic?.owner ? { id: topic.owner.id, name: topic.owner.name ?? '' } : null}
            onChange={(ownerId) => form.setFieldValue('ownerId', ownerId)}
            clearable
            path="ownerId"
          />
        </Form>
      </Dialog>
      <ConflictDialog
        open={theirs !== null}
        onClose={() => setTheirs(null)}
        differences={LANGUAGES.map((language) => ({
          field: t('conversation:studio.nameIn', { language: LANGUAGE_NAMES[language] }),
          mine: form.values[language],
          theirs: theirs?.names[language] ?? '',
        }))}
        onKeepMine={() => {
          if (theirs) void send(theirs.version);
          setTheirs(null);
        }}
        onTakeTheirs={() => {
          form.forgetDraft();
          onClose();
        }}
      />
    </>
  );
}
