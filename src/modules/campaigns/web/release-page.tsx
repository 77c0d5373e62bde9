import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { editionsOf, textsOf, useEditionSwitch } from '#modules/plan/web/edition-fields.tsx';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Form } from '#web/ui/form.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { useLanguageName } from './campaign-words.ts';
import { usePieceCrumbs } from './piece-crumbs.ts';
import type { StudioPiece } from './piece-text.ts';
import { BeforehandField, ChangeFields, HowFields, WhenFields, WhomField } from './release-fields.tsx';
import { CHANNELS, type ReleaseValues, wishOf } from './release-values.ts';

const ROUTE = '/studio/campaigns/$campaignId/pieces/$pieceId/release';

/** To whom, when and how a piece goes out; the next page shows what would happen before anything does. */
export function ReleasePage() {
  const t = useT();
  const params = useParams({ from: ROUTE });
  const piece = useQuery(ask('campaigns.readPiece', { pieceId: params.pieceId }));
  const title =
    piece.data?.editions.find(({ language }) => language === piece.data.firstLanguage)?.title ?? '';
  return (
    <Page
      title={title ? t('campaigns:release.title', { title }) : t('campaigns:editor.piece')}
      lede={t('campaigns:release.lede')}
      crumbs={usePieceCrumbs(params.campaignId, {
        label: title || t('campaigns:editor.piece'),
        link: { to: '/studio/campaigns/$campaignId/pieces/$pieceId', params },
      })}
    >
      {piece.error && <Failure error={piece.error} onRetry={() => void piece.refetch()} />}
      {piece.isPending && <SkeletonLines label={t('web:page.loading')} widths={[60, 80, 40]} />}
      {piece.data && <Ready piece={piece.data} />}
    </Page>
  );
}

function Ready({ piece }: { piece: StudioPiece }) {
  const t = useT();
  const nameOf = useLanguageName();
  const format = useFormat();
  const releases = useQuery(ask('campaigns.listPieceReleases', { pieceId: piece.id }));
  const blockers = releases.data?.blockers ?? [];
  if (releases.error) return <Failure error={releases.error} onRetry={() => void releases.refetch()} />;
  if (!releases.data) return <SkeletonLines label={t('web:page.loading')} />;
  if (!piece.can.release) return <EmptyState title={t('campaigns:errors.writers_of_all_only')} />;
  return (
    <>
      {blockers.length > 0 && (
        <Notice tone="unsure" title={t('campaigns:errors.piece_cannot_go_out')}>
          <ul>
            {blockers.map(({ code, values }) => (
              <li key={`${code}${JSON.stringify(values)}`}>
                {t(`campaigns:releaseBlockers.${code}`, {
                  ...values,
                  ...(values['language'] ? { language: nameOf(values['language']) } : {}),
                  ...(values['day'] ? { day: format.day(values['day']) } : {}),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ReleaseForm piece={piece} isBlocked={blockers.length > 0} />
    </>
  );
}

/** Tomorrow at nine, in the zone of who plans: a time that nobody is surprised by. */
function soon(today: string): Pick<ReleaseValues, 'day' | 'time'> {
  const day = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return { day, time: '09:00' };
}

function ReleaseForm({ piece, isBlocked }: { piece: StudioPiece; isBlocked: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  const { zone } = useFormat();
  const { language, view } = useEditionSwitch();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
  // Who has an older version is told what changed, and that only once per version.
  const isChange = piece.messageId !== null && piece.publishedVersion !== piece.version;
  const form = useDraftForm<ReleaseValues>({
    name: `piece.release.${piece.id}`,
    initial: {
      to: '',
      kind: 'at',
      ...soon(today),
      channels: [...CHANNELS],
      priority: '50',
      againstReason: '',
      changed: textsOf(null),
      asksAgain: 'everyone',
      affectedAudienceId: null,
    },
  });
  const params = { campaignId: piece.campaignId, pieceId: piece.id };
  const plan = useSend('campaigns.planPieceRelease', {
    changes: ['campaigns', 'delivery'],
    onDone: ({ releaseId }) => {
      if (releaseId) return void navigate({ to: `${ROUTE}/$releaseId`, params: { ...params, releaseId } });
      say(t('campaigns:release.waits'));
      void navigate({ to: '/studio/campaigns/$campaignId/pieces/$pieceId', params });
    },
  });
  const { values } = form;
  const rings = useQuery(ask('campaigns.listRings', { campaignId: piece.campaignId }));
  // In a ring that is closed nobody is there to say why when it opens.
  const atRing = (rings.data?.rings ?? []).some(({ id, opening }) => values.to === `ring:${id}` && !opening);
  return (
    <Form
      form={form}
      module="campaigns"
      submit={t('campaigns:release.look')}
      fieldOf={(path) =>
        path.startsWith('wish.timing')
          ? 'day'
          : path.startsWith('wish.')
            ? path.slice('wish.'.length)
            : path.startsWith('change')
              ? 'changed'
              : path
      }
      check={({ to, day }): Partial<Record<string, string>> => ({
        ...(to ? {} : { to: t('campaigns:errors.release_needs_audience') }),
        ...(day ? {} : { day: t('campaigns:release.dayNeeded') }),
        ...(isChange && !editionsOf(values.changed)
          ? { [`changed.${language}`]: t('campaigns:errors.say_what_changed') }
          : {}),
        ...(isChange && values.asksAgain === 'affected' && !values.affectedAudienceId
          ? { affectedAudienceId: t('campaigns:release.affectedNeeded') }
          : {}),
        ...(values.againstReason.trim().length > 0 && values.againstReason.trim().length < 3
          ? { againstReason: t('campaigns:release.reasonNeeded') }
          : {}),
      })}
      send={(sent) => plan.mutateAsync(wishOf(sent, { pieceId: piece.id, zone, isChange }))}
    >
      <WhomField form={form} campaignId={piece.campaignId} />
      <WhenFields form={form} />
      <HowFields form={form} />
      {isChange && <ChangeFields form={form} language={language} view={view} />}
      {atRing && <BeforehandField form={form} />}
      {isBlocked && <p className="small">{t('campaigns:release.blockedHint')}</p>}
    </Form>
  );
}
