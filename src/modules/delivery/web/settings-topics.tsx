import { useState } from 'react';
import { editionFor } from '#kernel/language.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import { SettingsNamedForm } from './settings-named-form.tsx';
import type { AttentionSettings } from './settings-page.tsx';

/** Topics that people can mute; what must be known comes all the same. */
export function SettingsTopics({ topics }: { topics: AttentionSettings['topics'] }) {
  const t = useT();
  const language = useLanguage();
  const [retiring, setRetiring] = useState<{ id: string; name: string } | null>(null);
  const create = useSend('delivery.createTopic', { changes: ['delivery.readSettings'] });
  const retire = useSend('delivery.retireTopic', {
    changes: ['delivery.readSettings'],
    onDone: () => {
      setRetiring(null);
      say(t('delivery:settings.topicRetired'));
    },
  });
  return (
    <Section title={t('delivery:settings.topics')} lede={t('delivery:settings.topicsLede')}>
      {topics.length === 0 && <p>{t('delivery:settings.noTopics')}</p>}
      {topics.length > 0 && (
        <Rows label={t('delivery:settings.topics')}>
          {topics.map(({ id, name }) => {
            const said = editionFor(name, language);
            return (
              <Row
                key={id}
                name={said}
                act={
                  <button
                    type="button"
                    className="link"
                    aria-label={t('delivery:settings.retireNamed', { topic: said })}
                    onClick={() => setRetiring({ id, name: said })}
                  >
                    {t('delivery:settings.retire')}
                  </button>
                }
              />
            );
          })}
        </Rows>
      )}
      <SettingsNamedForm
        name="delivery.topic"
        label={t('delivery:settings.topicName')}
        submit={t('delivery:settings.addTopic')}
        send={(name) => create.mutateAsync({ name })}
      />
      {retiring && (
        <ConfirmDialog
          open
          onClose={() => setRetiring(null)}
          title={t('delivery:settings.retireTitle', { topic: retiring.name })}
          text={t('delivery:settings.retireText')}
          verb={t('delivery:settings.retire')}
          pending={retire.isPending}
          error={retire.error}
          onConfirm={() => retire.mutate({ topicId: retiring.id })}
        />
      )}
    </Section>
  );
}
