import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import './theme/mantine.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { homeRoute, studioRoute } from './frames.tsx';
import { startMessages } from './i18n.ts';
import { queryClient, whenSignedOut } from './query.ts';
import { router } from './router.tsx';
import { askMe, askOrganisation, sessionChanged } from './session.ts';
import { showKeptAccent } from './theme/accent.ts';
import { shareStyleNonce } from './theme/style-nonce.ts';
import { wantHeading } from './ui/focus.ts';

/** A chunk that is still missing after a reload is no update: the error page says so instead of turning in circles. */
const RELOAD_PAUSE_MS = 20_000;

// After an update of the server the chunks of the old page are gone: one reload brings the new one.
window.addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem('inward.reloaded') ?? 0);
  if (performance.timeOrigin - last < RELOAD_PAUSE_MS) return;
  sessionStorage.setItem('inward.reloaded', String(performance.timeOrigin));
  window.location.reload();
});
shareStyleNonce();
showKeptAccent();
// Asked before anything is drawn, beside the chunks of the page: nobody waits for one after the other.
void queryClient.prefetchQuery(askOrganisation());

whenSignedOut(() => {
  const { matches, location } = router.state;
  // Pages that ask nobody who they are (sign-in, links, invitations) stay.
  if (!matches.some(({ routeId }) => isInside(String(routeId)))) return;
  const { href } = location;
  void router.navigate({ to: '/sign-in', search: { next: href } }).then(sessionChanged);
});

router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
  if (fromLocation && pathChanged) wantHeading();
});

// The code of the page is asked for beside its words and its first answers, not after them.
const wanted = new Set(router.matchRoutes(router.latestLocation).map(({ routeId }) => String(routeId)));
if ([...wanted].some(isInside)) void queryClient.prefetchQuery(askMe());
for (const route of Object.values(router.routesById)) {
  if (wanted.has(route.id)) void router.loadRouteChunk(route);
}

await startMessages();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);

/** Whether a route is one of the two frames that ask for signing in. */
function isInside(routeId: string): boolean {
  return routeId === homeRoute.id || routeId === studioRoute.id;
}
