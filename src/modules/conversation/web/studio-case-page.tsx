import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask, useSend } from '#web/query.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { CaseView } from './case-view.tsx';
import type { CaseWithThread } from './case-words.ts';
import classes from './studio.module.css';
import { StudioAnswerForm } from './studio-answer-form.tsx';
import { StudioCaseActs } from './studio-case-acts.tsx';
import { VoteButton } from './vote-button.tsx';
import { WordsForm } from './writers-part.tsx';

/** A case for those who answer it or look after it. */
export function StudioCasePage() {
  const t = useT();
  const { caseId } = useParams({ from: '/studio/cases/$caseId' });
  const found = useQuery(ask('conversation.readCase', { caseId }));
  useLive([`conversation.case:${caseId}`], ['conversation.readCase', 'conversation.listReports']);
  const one = found.data;
  return (
    <Page
      title={one ? t(`conversation:kind.${one.kind}`) : t('conversation:case.title')}
      crumbs={[
        { label: t('web:rooms.cases'), link: { to: '/studio/cases' } },
        { label: one ? t(`conversation:kind.${one.kind}`) : t('conversation:case.title') },
      ]}
      aside={one && <StudioCaseActs one={one} />}
    >
      {found.isPending && <SkeletonLines label={t('web:page.loading')} widths={[30, 90, 70, 40]} />}
      {found.error && !one && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {one && <Found one={one} />}
    </Page>
  );
}

function Found({ one }: { one: CaseWithThread }) {
  const t = useT();
  const roles = rolesOf(useMe());
  const write = useSend('conversation.writeMessage', { changes: ['conversation'] });
  return (
    <CaseView one={one} votes={<VoteButton one={one} />}>
      {one.can.answer ? (
        <Section
          title={
            one.state === 'answered' ? t('conversation:studio.answerAnew') : t('conversation:studio.answer')
          }
        >
          <StudioAnswerForm key={one.id} one={one} />
        </Section>
      ) : (
        roles.includes('planner') &&
        one.state === 'open' && <p className="small">{t('conversation:errors.may_not_answer')}</p>
      )}
      {one.can.reply && (
        <Section title={t('conversation:studio.askBack')} lede={t('conversation:studio.askBackHint')}>
          <div className={classes['stack']}>
            <WordsForm
              name={`${one.id}.reply`}
              label={t('conversation:case.reply')}
              submit={t('conversation:case.send')}
              send={(text) => write.mutateAsync({ caseId: one.id, text })}
            />
          </div>
        </Section>
      )}
    </CaseView>
  );
}
