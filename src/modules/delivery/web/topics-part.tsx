import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Checkbox } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import type { Preferences } from './reader-words.ts';

/** Topics that I hear of; what must be known comes all the same. */
export function TopicsPart({ preferences: { topics, muted } }: { preferences: Preferences }) {
  const t = useT();
  const changes = ['delivery.readPreferences', 'delivery.readToday'];
  const mute = useSend('delivery.muteTopic', { changes });
  const unmute = useSend('delivery.unmuteTopic', { changes });
  const error = mute.error ?? unmute.error;
  const silent = new Set(muted.map(({ id }) => id));
  const all = [...topics, ...muted.filter(({ id }) => !topics.some((topic) => topic.id === id))];
  return (
    <Section title={t('delivery:preferences.topics')} lede={t('delivery:preferences.topicsLede')}>
      {all.length === 0 && <EmptyState title={t('delivery:preferences.noTopics')} />}
      {all.map(({ id: topicId, name }) => (
        <Checkbox
          key={topicId}
          label={name}
          checked={!silent.has(topicId)}
          onChange={(heard) => (heard ? unmute : mute).mutate({ topicId })}
        />
      ))}
      {error && <Failure error={error} />}
    </Section>
  );
}
