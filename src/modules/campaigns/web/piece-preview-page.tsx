import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { LANGUAGES } from '#kernel/language.ts';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Segments } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { useLanguageName } from './campaign-words.ts';
import classes from './piece.module.css';
import { usePieceCrumbs } from './piece-crumbs.ts';
import {
  ChatPreview,
  EmailPreview,
  HuddlePreview,
  PhonePreview,
  PosterPreview,
  type Rendered,
  ScreenPreview,
} from './piece-renderings.tsx';

const ROUTE = '/studio/campaigns/$campaignId/pieces/$pieceId/preview';
const VIEWS = {
  phone: PhonePreview,
  email: EmailPreview,
  poster: PosterPreview,
  screen: ScreenPreview,
  huddle: HuddlePreview,
  chat: ChatPreview,
} as const;
type View = keyof typeof VIEWS;
// Safe: the keys of the record above.
const NAMES = Object.keys(VIEWS) as readonly View[];

/** The saved piece as a given person gets it, on everything that it goes out by. */
export function PiecePreviewPage() {
  const t = useT();
  const nameOf = useLanguageName();
  const navigate = useNavigate();
  const params = useParams({ from: ROUTE });
  const { language } = useSearch({ from: ROUTE });
  const [view, setView] = useState<View>('phone');
  const [personId, setPersonId] = useState<string | null>(null);
  const asked = { pieceId: params.pieceId, ...(personId ? { personId } : language ? { language } : {}) };
  const rendered = useQuery({ ...ask('campaigns.previewPiece', asked), placeholderData: keepPreviousData });
  const shown = rendered.data;
  return (
    <Page
      title={t('campaigns:previews.title')}
      lede={
        shown &&
        t(shown.person ? 'campaigns:previews.ledePerson' : 'campaigns:previews.lede', {
          name: shown.person?.name ?? '',
          language: nameOf(shown.language),
          count: Math.max(1, Math.round(shown.minutes)),
        })
      }
      crumbs={usePieceCrumbs(params.campaignId, {
        label: shown?.title || t('campaigns:editor.piece'),
        link: {
          to: '/studio/campaigns/$campaignId/pieces/$pieceId',
          params,
          search: language ? { language } : {},
        },
      })}
      width="wide"
    >
      <div className={classes['asWhom']}>
        <PersonPicker
          label={t('campaigns:previews.asWhom')}
          clearable
          value={personId}
          onChange={setPersonId}
        />
        {!personId && (
          <Segments
            label={t('campaigns:previews.language')}
            value={shown?.language ?? null}
            options={LANGUAGES.map((value) => ({ value, label: nameOf(value) }))}
            onChange={(chosen) =>
              void navigate({ to: ROUTE, params, search: { language: chosen }, replace: true })
            }
          />
        )}
      </div>
      {rendered.error && <Failure error={rendered.error} onRetry={() => void rendered.refetch()} />}
      {rendered.isPending && <SkeletonLines label={t('web:page.loading')} widths={[40, 80, 70]} />}
      {shown && (
        <Tabs
          label={t('campaigns:previews.title')}
          value={view}
          onChange={setView}
          tabs={NAMES.map((value) => ({
            value,
            label: t(`campaigns:previews.views.${value}`),
            panel: () => <Shown view={view} rendered={shown} pieceId={params.pieceId} />,
          }))}
        />
      )}
    </Page>
  );
}

function Shown({ view, rendered, pieceId }: { view: View; rendered: Rendered; pieceId: string }) {
  const Preview = VIEWS[view];
  return (
    <div className={classes['previewed']} lang={rendered.language}>
      <Preview rendered={rendered} pieceId={pieceId} />
    </div>
  );
}
