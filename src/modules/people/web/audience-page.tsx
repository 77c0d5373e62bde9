import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Answer, call } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { say } from '#web/ui/toast.tsx';
import { AudienceForm, type AudienceValues } from './audience-form.tsx';
import { AudienceMeaning, useSentence } from './audience-meaning.tsx';

type Audience = Answer<'people.readAudience'>;

/** One audience: whom it means, and for planners the rule to change. */
export function AudiencePage() {
  const t = useT();
  const { audienceId } = useParams({ from: '/studio/people/audiences/$audienceId' });
  const audience = useQuery(ask('people.readAudience', { audienceId }));
  if (!audience.data)
    return (
      <Frame title={t('people:audiences.one')}>
        {audience.isPending && <SkeletonRows label={t('web:page.loading')} />}
        {audience.error && <Failure error={audience.error} onRetry={() => void audience.refetch()} />}
      </Frame>
    );
  const { data } = audience;
  const names = data.usedBy.map(({ name }) => name);
  return (
    <Frame
      title={data.name}
      lede={names.length > 0 && <UsedBy names={names} />}
      actions={data.can.retire && !data.retiredAt && <Retire audience={data} />}
    >
      {data.retiredAt && <Retired audience={data} />}
      {data.can.change && !data.retiredAt ? (
        <Change key={data.version} audience={data} />
      ) : (
        <AudienceMeaning rule={data.rule} />
      )}
    </Frame>
  );
}

interface FrameProps {
  readonly title: string;
  readonly lede?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

function Frame(props: FrameProps) {
  const t = useT();
  return (
    <Page
      {...props}
      crumbs={[
        { label: t('web:rooms.people'), link: { to: '/studio/people' } },
        { label: t('web:rooms.audiences'), link: { to: '/studio/people/audiences' } },
      ]}
      width="wide"
    />
  );
}

function UsedBy({ names }: { names: readonly string[] }) {
  const t = useT();
  const format = useFormat();
  return t('people:audiences.usedBy', { names: format.list(names) });
}

function Change({ audience }: { audience: Audience }) {
  const t = useT();
  const client = useQueryClient();
  const [clash, setClash] = useState<{ mine: AudienceValues; theirs: Audience } | null>(null);
  const save = useSend('people.changeAudience', {
    changes: ['people.listAudiences', 'people.readAudience'],
    onDone: ({ name }) => say(t('people:audiences.saved', { name })),
  });
  const send = async (values: AudienceValues, version: number) => {
    try {
      await save.mutateAsync({ audienceId: audience.id, version, ...values });
    } catch (error) {
      if (isConflict(error)) {
        // Read beside the cache: the page would otherwise begin anew with theirs, and mine would be gone.
        const theirs = await call('people.readAudience', { audienceId: audience.id });
        setClash({ mine: values, theirs });
      }
      throw error;
    }
  };
  return (
    <>
      <AudienceForm
        draft={`audience.${audience.id}`}
        initial={audience}
        audience={audience}
        submit={t('people:audiences.save')}
        send={(values) => send(values, audience.version)}
      />
      {clash && (
        <Clash
          {...clash}
          onClose={() => setClash(null)}
          onKeepMine={() => {
            setClash(null);
            void send(clash.mine, clash.theirs.version).then(
              () => sessionStorage.removeItem(`draft.audience.${audience.id}`),
              () => undefined,
            );
          }}
          onTakeTheirs={() => {
            sessionStorage.removeItem(`draft.audience.${audience.id}`);
            client.setQueryData(
              ask('people.readAudience', { audienceId: audience.id }).queryKey,
              clash.theirs,
            );
          }}
        />
      )}
    </>
  );
}

interface ClashProps {
  readonly mine: AudienceValues;
  readonly theirs: Audience;
  readonly onClose: () => void;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

function Clash({ mine, theirs, ...dialog }: ClashProps) {
  const t = useT();
  const [myWords, theirWords] = [useSentence(mine.rule), useSentence(theirs.rule)];
  const differences = [
    { field: t('people:audiences.name'), mine: mine.name, theirs: theirs.name },
    { field: t('people:audiences.means'), mine: myWords, theirs: theirWords },
  ].filter((one) => one.mine !== one.theirs);
  return <ConflictDialog open differences={differences} {...dialog} />;
}

function Retire({ audience }: { audience: Audience }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const retire = useSend('people.retireAudience', {
    changes: ['people.listAudiences', 'people.readAudience'],
    onDone: () => {
      setAsking(false);
      say(t('people:audiences.retired', { name: audience.name }));
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('people:audiences.retire')}</Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('people:audiences.retireTitle', { name: audience.name })}
        text={t('people:audiences.retireText')}
        verb={t('people:audiences.retire')}
        pending={retire.isPending}
        error={retire.error}
        onConfirm={() => retire.mutate({ audienceId: audience.id })}
      />
    </>
  );
}

function Retired({ audience }: { audience: Audience }) {
  const t = useT();
  const revive = useSend('people.reviveAudience', {
    changes: ['people.listAudiences', 'people.readAudience'],
  });
  return (
    <Notice
      tone="unsure"
      title={t('people:audiences.isRetired')}
      act={
        audience.can.retire && (
          <Button
            pending={revive.isPending && t('web:form.sending')}
            onClick={() => revive.mutate({ audienceId: audience.id })}
          >
            {t('people:audiences.revive')}
          </Button>
        )
      }
    >
      {revive.error && <Failure error={revive.error} />}
    </Notice>
  );
}
