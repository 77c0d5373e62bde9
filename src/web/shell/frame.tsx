import { Outlet } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useConnection } from '../connection.ts';
import { useT } from '../i18n.ts';
import { IconOffline } from '../ui/icons.tsx';
import { LoadingPage } from './loading-page.tsx';
import { useOverlay, usePaletteKeys } from './overlays.ts';
import classes from './shell.module.css';

const Palette = lazy(() => import('./palette.tsx').then(({ Palette }) => ({ default: Palette })));
const MenuPanel = lazy(() => import('./menu-panel.tsx').then(({ MenuPanel }) => ({ default: MenuPanel })));

/** What both faces share around their page: the skip link, the notice of a lost connection, palette and menu. */
export function Frame({ before, after }: { before?: ReactNode; after?: ReactNode }) {
  const t = useT();
  const overlay = useOverlay();
  usePaletteKeys();
  return (
    <>
      <a href="#content" className={classes['skip']}>
        {t('web:shell.skip')}
      </a>
      {before}
      <div className={classes['column']}>
        <ConnectionNotice />
        <main id="content" tabIndex={-1} className={classes['main']}>
          <Suspense fallback={<LoadingPage />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {after}
      <Suspense fallback={null}>
        {overlay === 'palette' && <Palette />}
        {overlay === 'menu' && <MenuPanel />}
      </Suspense>
    </>
  );
}

/** Says that there is no connection, and that nothing is lost. */
export function ConnectionNotice() {
  const t = useT();
  const connection = useConnection();
  return (
    <div role="status" aria-live="polite" data-screen-only className={classes['connection']}>
      {connection !== 'online' && (
        <p className={classes['offline']}>
          <IconOffline size={20} />
          {connection === 'offline' ? t('web:connection.offline') : t('web:connection.away')}
        </p>
      )}
    </div>
  );
}
