import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { call } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Seal, SkeletonLines } from '#web/ui/marks.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import classes from './case.module.css';
import { CaseView } from './case-view.tsx';
import { CodeSlip } from './code-slip.tsx';
import { forgetCase, type KeptCase, noteCase, useKeptCases } from './unseen-shelf.ts';
import { useUnseenCase } from './use-unseen-case.ts';
import { WordsForm, WritersPart } from './writers-part.tsx';

/** An unseen case of this browser, read with its code: the same page in the same words as one by name. */
export function UnseenCasePage() {
  const t = useT();
  const me = useMe();
  const { keptId } = useParams({ from: '/home/speak/unseen/$keptId' });
  const kept = useKeptCases(me.id).find(({ id }) => id === keptId);
  const title = kept?.kind ? t(`conversation:unseen.title.${kept.kind}`) : t('conversation:unseen.caseTitle');
  return (
    <Page
      title={title}
      eyebrow={<Seal>{t('conversation:unseen.onlyHere')}</Seal>}
      crumbs={[
        { label: t('web:rooms.speak'), link: { to: '/speak' } },
        { label: t('conversation:mine.title'), link: { to: '/speak/mine' } },
        { label: t('conversation:case.title') },
      ]}
    >
      {kept ? (
        <Kept kept={kept} />
      ) : (
        <EmptyState title={t('conversation:unseen.notHere')} text={t('conversation:unseen.notHereText')} />
      )}
    </Page>
  );
}

function Kept({ kept }: { kept: KeptCase }) {
  const t = useT();
  const me = useMe();
  const { data, isPending, error, refetch, lost, last } = useUnseenCase(me.id, kept);
  useEffect(() => {
    if (last > kept.seenNumber) noteCase(me.id, kept.id, { seenNumber: last });
  }, [last, kept, me.id]);
  const { code } = kept;
  const then = (sent: Promise<unknown>) => sent.then(() => refetch());
  const reply = (text: string) => then(call('conversation.writeUnseenMessage', { code, text }));
  const withdraw = () => then(call('conversation.withdrawUnseen', { code }));
  if (isPending) return <SkeletonLines label={t('web:page.loading')} widths={[30, 90, 70, 40]} />;
  if (lost) return <Lost kept={kept} />;
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <>
      <Waiting letters={data.waiting} />
      {data.case && (
        <CaseView one={data.case}>
          <WritersPart
            one={data.case}
            name={kept.id}
            reply={reply}
            object={(text) => then(call('conversation.objectUnseen', { code, text }))}
            withdraw={withdraw}
          />
        </CaseView>
      )}
      {!data.case && (
        <>
          <WordsForm
            name={`${kept.id}.reply`}
            label={t('conversation:unseen.add')}
            submit={t('conversation:case.send')}
            send={reply}
          />
          <Forgetting kept={kept} withdraw={() => call('conversation.withdrawUnseen', { code })} />
        </>
      )}
      {data.joined && (
        <>
          <h2 className={classes['h3']}>{t('conversation:case.merged')}</h2>
          <CaseView one={data.joined} />
        </>
      )}
      <CodeSlip code={code} />
    </>
  );
}

type Letters = NonNullable<ReturnType<typeof useUnseenCase>['data']>['waiting'];

function Waiting({ letters }: { letters: Letters }) {
  const t = useT();
  const format = useFormat();
  if (letters.length === 0) return null;
  return (
    <Notice tone="info" title={t('conversation:unseen.waiting')}>
      <ul className={classes['letters']}>
        {letters.map(({ act, text, writtenOn }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: letters of one case have an order and no other name
          <li key={index}>
            <p className={classes['said']}>{text ?? t(`conversation:unseen.act.${act}`)}</p>
            <p className="small num">{format.day(writtenOn)}</p>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** No case has this code: taken back before it was opened, or never arrived. */
function Lost({ kept }: { kept: KeptCase }) {
  const t = useT();
  const me = useMe();
  return (
    <EmptyState
      title={t('conversation:errors.code_unknown')}
      act={<Button onClick={() => forgetCase(me.id, kept.id)}>{t('conversation:unseen.forget')}</Button>}
    />
  );
}

function Forgetting({ kept, withdraw }: { kept: KeptCase; withdraw: () => Promise<unknown> }) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const confirm = () => {
    withdraw().then(() => {
      forgetCase(me.id, kept.id);
      return navigate({ to: '/speak/mine' });
    }, setError);
  };
  return (
    <div className={classes['acts']}>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t('conversation:case.withdraw')}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('conversation:case.withdraw')}
        text={t('conversation:unseen.withdrawSure')}
        verb={t('conversation:case.withdraw')}
        onConfirm={confirm}
        error={error}
      />
    </div>
  );
}
