import { Link } from '@tanstack/react-router';
import { usePermits } from '#modules/conversation/web/use-permits.ts';
import { useKeptReceipts } from '#modules/delivery/web/use-kept-receipts.ts';
import { useBallotKeeper } from '#modules/listening/web/answer-use-keeper.ts';
import { useT } from '../i18n.ts';
import { useMe, useOrganisationName } from '../session.ts';
import { Frame } from '../shell/frame.tsx';
import { showOverlay } from '../shell/overlays.ts';
import { RoomLinks, useRooms } from '../shell/rooms.tsx';
import classes from '../shell/shell.module.css';
import { IconButton } from '../ui/button.tsx';
import { FaceProvider } from '../ui/face.tsx';
import { IconArrow, IconMenu, IconSearch } from '../ui/icons.tsx';
import { Avatar } from '../ui/marks.tsx';

/** The frame of Home: bars above and below on a phone, a rail on a desk. */
export function HomeShell() {
  const t = useT();
  const organisation = useOrganisationName();
  const rooms = useRooms('home');
  usePermits();
  useKeptReceipts();
  useBallotKeeper();
  return (
    <FaceProvider face={{ name: 'home', organisation }}>
      <div className={classes['homeSpace']}>
        <Frame
          before={
            <>
              <header className={classes['top']}>
                <span className={classes['org']}>{organisation}</span>
                <IconButton label={t('web:shell.search')} onClick={() => showOverlay('palette')}>
                  <IconSearch />
                </IconButton>
                <IconButton label={t('web:menu.title')} onClick={() => showOverlay('menu')}>
                  <IconMenu />
                </IconButton>
              </header>
              <Rail />
            </>
          }
          after={
            <nav aria-label={t('web:shell.rooms')} className={classes['bar']}>
              <RoomLinks rooms={rooms.filter(({ room }) => room.phone !== 'menu')} iconSize={24} />
            </nav>
          }
        />
      </div>
    </FaceProvider>
  );
}

function Rail() {
  const t = useT();
  const me = useMe();
  const organisation = useOrganisationName();
  const rooms = useRooms('home');
  const studio = useRooms('studio');
  return (
    <nav aria-label={t('web:shell.rooms')} className={classes['rail']}>
      <span className={classes['org']}>{organisation}</span>
      <RoomLinks rooms={rooms} iconSize={20} />
      <div className={classes['end']}>
        <button type="button" className={classes['entry']} onClick={() => showOverlay('palette')}>
          <IconSearch size={20} />
          {t('web:shell.search')}
          <kbd>/</kbd>
        </button>
        {studio.length > 0 && (
          <Link to="/studio">
            <IconArrow size={20} />
            {t('web:menu.toStudio')}
          </Link>
        )}
        <button type="button" className={classes['person']} onClick={() => showOverlay('menu')}>
          <Avatar name={me.name} />
          {me.name ?? me.email ?? t('web:menu.title')}
        </button>
      </div>
    </nav>
  );
}
