import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { editionFor } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { useMe, useOrganisationName } from '#web/session.ts';
import { FaceProvider } from '#web/ui/face.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { AnswerFrame } from './answer-frame.tsx';
import { type MyWave, sendingName } from './answer-keeper.ts';
import { AnswerObstacle, OtherManifest } from './answer-obstacle.tsx';
import { askMyWaves, type Opening, openWave, whyNot } from './answer-opening.ts';
import { AnswerRoom } from './answer-room.tsx';
import { AnswerSent } from './answer-sent.tsx';
import { EMPTY_DRAFT, keptDraft } from './answer-sitting.ts';
import { OtherManifestError, type Purse } from './ballot-client.ts';
import { browserPurses } from './ballot-store.ts';
import { signedInWire } from './ballot-wire.ts';

/** The sealed page of a wave, reached from Today or from a letter with the manifest's hash behind `#m=`. */
export function AnswerPage() {
  const organisation = useOrganisationName();
  const { waveId } = useParams({ from: '/answer/$waveId' });
  return (
    <FaceProvider face={{ name: 'home', organisation }}>
      <AnswerWave key={waveId} waveId={waveId} />
    </FaceProvider>
  );
}

function AnswerWave({ waveId }: { waveId: string }) {
  const t = useT();
  const me = useMe();
  const close = useClose();
  const { hash } = useLocation();
  const invitation = /(?:^|[#&])m=([0-9a-f]{64})/i.exec(hash)?.[1]?.toLowerCase() ?? null;
  const waves = useQuery({ ...askMyWaves(), staleTime: Number.POSITIVE_INFINITY, refetchOnMount: 'always' });
  const mine = waves.data?.waves.find(({ id }) => id === waveId);
  const key = ['listening.opening', me.id, waveId, invitation];
  const opening = useQuery({
    queryKey: key,
    queryFn: () => (mine ? openWave(me.id, { mine, invitation }) : Promise.reject(new Error('No wave'))),
    enabled: mine !== undefined && mine.status !== 'cancelled',
    // Once open it needs nobody any more.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const client = useQueryClient();
  const title = t('listening:answering.title');
  const error = waves.error ?? (waves.data ? opening.error : null);
  if (error instanceof OtherManifestError) return <OtherManifest />;
  if (error && !(waves.data && opening.data))
    return (
      <AnswerFrame title={title} onClose={close}>
        <Failure error={error} onRetry={() => void (waves.error ? waves.refetch() : opening.refetch())} />
      </AnswerFrame>
    );
  if (!waves.data || (mine && mine.status !== 'cancelled' && !opening.data))
    return (
      <AnswerFrame title={title} onClose={close}>
        <SkeletonLines label={t('web:page.loading')} widths={[30, 90, 70]} />
      </AnswerFrame>
    );
  const obstacle = whyNot(mine, opening.data?.purse);
  if (obstacle || !mine || !opening.data?.purse)
    return <AnswerObstacle why={obstacle ?? 'not_invited'} mine={mine} />;
  return (
    <Answering
      mine={mine}
      opening={opening.data}
      purse={opening.data.purse}
      isInvited={invitation !== null}
      onPurse={(purse) => client.setQueryData(key, { ...opening.data, purse })}
    />
  );
}

interface AnsweringProps {
  readonly mine: MyWave;
  readonly opening: Opening;
  readonly purse: Purse;
  readonly isInvited: boolean;
  readonly onPurse: (purse: Purse) => void;
}

function Answering({ mine, opening, purse, isInvited, onPurse }: AnsweringProps) {
  const me = useMe();
  const language = useLanguage();
  const format = useFormat();
  const close = useClose();
  const place = keptDraft(me.id, mine.id);
  const [isChanging, setChanging] = useState(() => purse.sitting === null);
  const name = sendingName(me.id, mine.id);
  const closesOn = mine.closesAt ? format.instant(mine.closesAt) : '';
  if (!isChanging)
    return (
      <AnswerSent
        title={editionFor(mine.title, language)}
        waveId={mine.id}
        name={name}
        waiting={purse.waiting.length}
        closesOn={closesOn}
        onChange={() => setChanging(true)}
      />
    );
  const last = purse.sitting && { answers: purse.sitting.answers, words: purse.sitting.words, left: [] };
  return (
    <AnswerRoom
      wave={opening.wave}
      purse={purse}
      names={opening.names}
      checked={isInvited ? 'invitation' : 'compare'}
      begun={place.read() ?? last ?? EMPTY_DRAFT}
      place={place}
      labels={purse.tokens}
      holder={{ name, store: browserPurses(me.id), wire: signedInWire }}
      changeUntil={closesOn}
      onClose={close}
      onSent={(sent) => {
        onPurse(sent);
        setChanging(false);
        window.scrollTo({ top: 0 });
      }}
    />
  );
}

function useClose(): () => void {
  const navigate = useNavigate();
  return () => void navigate({ to: '/' });
}
