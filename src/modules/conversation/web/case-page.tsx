import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask, useSend } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import classes from './case.module.css';
import { CaseView } from './case-view.tsx';
import type { CaseWithThread } from './case-words.ts';
import { VoteButton } from './vote-button.tsx';
import { WordsForm, WritersPart } from './writers-part.tsx';

/** A case that the reader may see, with what they can do about it. */
export function CasePage() {
  const t = useT();
  const { caseId } = useParams({ from: '/home/speak/cases/$caseId' });
  const found = useQuery(ask('conversation.readCase', { caseId }));
  useLive([`conversation.case:${caseId}`], ['conversation.readCase']);
  return (
    <Page
      title={found.data ? t(`conversation:kind.${found.data.kind}`) : t('conversation:case.title')}
      crumbs={[
        { label: t('web:rooms.speak'), link: { to: '/speak' } },
        { label: t('conversation:case.title') },
      ]}
    >
      {found.isPending && <SkeletonLines label={t('web:page.loading')} widths={[30, 90, 70, 40]} />}
      {found.error && !found.data && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Found one={found.data} />}
    </Page>
  );
}

function Found({ one }: { one: CaseWithThread }) {
  const t = useT();
  const changes = { changes: ['conversation'] };
  const write = useSend('conversation.writeMessage', changes);
  const object = useSend('conversation.objectToAnswer', changes);
  const withdraw = useSend('conversation.withdrawCase', changes);
  const { mutate: follow } = useSend('conversation.follow', { changes: ['conversation.listCases'] });
  const last = one.messages.at(-1)?.number ?? 0;
  // What is on screen counts as seen, for those who follow it.
  useEffect(() => {
    if (one.following && one.news > 0 && one.can.follow) follow({ caseId: one.id, seenNumber: last });
  }, [one.id, one.following, one.news, one.can.follow, last, follow]);
  const reply = (text: string) => write.mutateAsync({ caseId: one.id, text });
  return (
    <CaseView one={one} votes={<VoteButton one={one} />}>
      {one.mine ? (
        <WritersPart
          one={one}
          name={one.id}
          reply={reply}
          object={(text) => object.mutateAsync({ caseId: one.id, text })}
          withdraw={() => withdraw.mutateAsync({ caseId: one.id })}
        />
      ) : (
        one.can.reply && (
          <WordsForm
            name={`${one.id}.reply`}
            label={t('conversation:case.replyAsMember')}
            submit={t('conversation:case.send')}
            send={reply}
          />
        )
      )}
      {one.can.answer && (
        <p className={classes['acts']}>
          <Link to="/studio/cases/$caseId" params={{ caseId: one.id }} className="link">
            {t('conversation:case.answerInStudio')}
          </Link>
        </p>
      )}
    </CaseView>
  );
}
