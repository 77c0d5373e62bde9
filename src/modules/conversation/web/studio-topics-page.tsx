import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { StudioFrame } from './studio-frame.tsx';
import { StudioTopicDialog, type Topic } from './studio-topic-dialog.tsx';

/** What a free case can be about, and who answers it then. */
export function StudioTopicsPage() {
  const t = useT();
  const found = useQuery(ask('conversation.listTopics', {}));
  const [edited, setEdited] = useState<Topic | 'new' | null>(null);
  const [retired, setRetired] = useState<Topic | null>(null);
  const retire = useSend('conversation.retireTopic', {
    changes: ['conversation.listTopics'],
    onDone: () => setRetired(null),
  });
  return (
    <StudioFrame
      page="topics"
      lede={t('conversation:studio.topicsLede')}
      actions={
        <Button kind="primary" icon={<IconPlus size={18} />} onClick={() => setEdited('new')}>
          {t('conversation:studio.newTopic')}
        </Button>
      }
    >
      {found.isPending && <SkeletonRows label={t('web:page.loading')} count={4} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.topics.length === 0 && (
        <EmptyState
          title={t('conversation:studio.emptyTopics')}
          act={<Button onClick={() => setEdited('new')}>{t('conversation:studio.newTopic')}</Button>}
        />
      )}
      {found.data && found.data.topics.length > 0 && (
        <Rows label={t('web:rooms.topics')}>
          {found.data.topics.map((topic) => (
            <Row
              key={topic.id}
              name={<span lang={topic.name.language}>{topic.name.text}</span>}
              meta={topic.owner?.name ?? t('conversation:studio.topicAtDesk')}
              act={
                <>
                  <Button onClick={() => setEdited(topic)}>{t('conversation:studio.change')}</Button>
                  <Button kind="quiet" onClick={() => setRetired(topic)}>
                    {t('conversation:studio.retireTopic')}
                  </Button>
                </>
              }
            />
          ))}
        </Rows>
      )}
      {edited && (
        <StudioTopicDialog topic={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      <ConfirmDialog
        open={retired !== null}
        onClose={() => setRetired(null)}
        title={t('conversation:studio.retireSure', { topic: retired?.name.text ?? '' })}
        text={t('conversation:studio.retireText')}
        verb={t('conversation:studio.retireTopic')}
        onConfirm={() => retired && retire.mutate({ topicId: retired.id })}
        pending={retire.isPending}
        error={retire.error}
      />
    </StudioFrame>
  );
}
