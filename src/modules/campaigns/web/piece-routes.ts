import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { studioRoute } from '#web/frames.tsx';

const messages = ['campaigns', 'delivery', 'plan', 'people'] as const;

/** `language`: the edition that is shown; `beside`: the one beside it; `version`: the saved state that is looked at. */
export interface PieceSearch {
  readonly language?: Language;
  readonly beside?: Language | 'none';
  readonly version?: number;
}

const searchOf = ({ language, beside, version }: Record<string, unknown>): PieceSearch => {
  const known = LANGUAGES.find((one) => one === language);
  const second = beside === 'none' ? beside : LANGUAGES.find((one) => one === beside);
  return {
    ...(known ? { language: known } : {}),
    ...(second ? { beside: second } : {}),
    ...(typeof version === 'number' ? { version } : {}),
  };
};

const pieceRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/campaigns/$campaignId/pieces/$pieceId',
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import('./piece-page.tsx'), 'PiecePage'),
  staticData: { messages },
});

const historyRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/campaigns/$campaignId/pieces/$pieceId/history',
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import('./piece-history-page.tsx'), 'PieceHistoryPage'),
  staticData: { messages },
});

const previewRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/campaigns/$campaignId/pieces/$pieceId/preview',
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import('./piece-preview-page.tsx'), 'PiecePreviewPage'),
  staticData: { messages },
});

const releaseRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/campaigns/$campaignId/pieces/$pieceId/release',
  component: lazyRouteComponent(() => import('./release-page.tsx'), 'ReleasePage'),
  staticData: { messages },
});

const consequenceRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/campaigns/$campaignId/pieces/$pieceId/release/$releaseId',
  component: lazyRouteComponent(() => import('./release-consequence-page.tsx'), 'ReleaseConsequencePage'),
  staticData: { messages },
});

const resultsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/campaigns/$campaignId/pieces/$pieceId/results',
  component: lazyRouteComponent(() => import('./release-results-page.tsx'), 'ReleaseResultsPage'),
  staticData: { messages },
});

/** Writing a piece, looking at it as a person gets it, letting it go, and what became of it. */
export const pieceStudioRoutes = [
  pieceRoute,
  historyRoute,
  previewRoute,
  releaseRoute,
  consequenceRoute,
  resultsRoute,
] as const;
