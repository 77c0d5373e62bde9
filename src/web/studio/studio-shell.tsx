import { Link } from '@tanstack/react-router';
import { useT } from '../i18n.ts';
import { type Me, useMe, useOrganisationName } from '../session.ts';
import { Frame } from '../shell/frame.tsx';
import { showOverlay } from '../shell/overlays.ts';
import { RoomLinks, useRooms } from '../shell/rooms.tsx';
import classes from '../shell/shell.module.css';
import { IconButton } from '../ui/button.tsx';
import { FaceProvider } from '../ui/face.tsx';
import { IconArrow, IconMenu, IconSearch } from '../ui/icons.tsx';
import { Avatar } from '../ui/marks.tsx';

const SPOKEN_ROLES = ['admin', 'planner', 'leader', 'representative', 'ambassador', 'manager'] as const;

/** The frame of Studio: a rail, icons only where there is little room; on a phone the rooms are in the menu. */
export function StudioShell() {
  const t = useT();
  const organisation = useOrganisationName();
  const corner = (
    <button type="button" className={classes['search']} onClick={() => showOverlay('palette')}>
      {t('web:shell.searchOrGo')} <kbd>/</kbd>
    </button>
  );
  return (
    <FaceProvider face={{ name: 'studio', organisation, corner }}>
      <div className={classes['studio']}>
        <Frame
          before={
            <>
              <header className={`${classes['top']} ${classes['studioTop']}`}>
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
        />
      </div>
    </FaceProvider>
  );
}

function Rail() {
  const t = useT();
  const me = useMe();
  const organisation = useOrganisationName();
  return (
    <nav aria-label={t('web:shell.rooms')} className={classes['studioRail']}>
      <div className={classes['org']} data-initial={[...organisation][0]}>
        <span>{organisation}</span>
      </div>
      <div className={classes['face']}>{t('web:shell.studio')}</div>
      <RoomLinks rooms={useRooms('studio')} iconSize={18} />
      <Link to="/" title={t('web:menu.toHome')} className={classes['studioEnd']} activeProps={{}}>
        <IconArrow size={18} />
        <span>{t('web:menu.toHome')}</span>
      </Link>
      <button
        type="button"
        title={t('web:menu.title')}
        className={classes['who']}
        onClick={() => showOverlay('menu')}
      >
        <Avatar name={me.name} />
        <span>
          {me.name ?? me.email ?? t('web:menu.title')}
          <RoleName me={me} />
        </span>
      </button>
    </nav>
  );
}

function RoleName({ me }: { me: Me }) {
  const t = useT();
  const role = SPOKEN_ROLES.find((name) => me.grants.some((grant) => grant.role === name));
  return role ? <small>{t(`web:roles.${role}`)}</small> : null;
}
