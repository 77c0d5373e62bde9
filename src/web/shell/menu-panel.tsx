import { Link, useRouter } from '@tanstack/react-router';
import { useT } from '../i18n.ts';
import { useSend } from '../query.ts';
import { sessionChanged, useMe, useOrganisationName } from '../session.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useFace } from '../ui/face.tsx';
import { Failure } from '../ui/failure.tsx';
import { IconArrow, IconSignOut } from '../ui/icons.tsx';
import { Avatar } from '../ui/marks.tsx';
import { showOverlay } from './overlays.ts';
import { LanguageChoice, ThemeChoice } from './preferences.tsx';
import { RoomLinks, useRooms } from './rooms.tsx';
import classes from './shell.module.css';

/** Whatever is not a room of the bar: the other rooms, language, theme, the other face, signing out. */
export function MenuPanel() {
  const t = useT();
  const me = useMe();
  const { name: face } = useFace();
  const organisation = useOrganisationName();
  const here = useRooms(face === 'studio' ? 'studio' : 'home');
  const there = useRooms(face === 'studio' ? 'home' : 'studio');
  const close = () => showOverlay(null);
  return (
    <Dialog open onClose={close} shape="panel" title={t('web:menu.title')}>
      <div className={classes['menu']}>
        <div className={classes['meRow']}>
          <Avatar name={me.name} />
          <div>
            <b>{me.name ?? me.email ?? t('web:menu.noName')}</b>
            <span className="small">{organisation}</span>
          </div>
        </div>
        <nav aria-label={t('web:shell.rooms')} className={classes['menuLinks']} onClickCapture={close}>
          <RoomLinks rooms={here} iconSize={20} />
          {there.length > 0 && (
            <Link to={face === 'studio' ? '/' : '/studio'}>
              <IconArrow size={20} />
              {face === 'studio' ? t('web:menu.toHome') : t('web:menu.toStudio')}
            </Link>
          )}
        </nav>
        <LanguageChoice />
        <ThemeChoice />
        <SignOut />
      </div>
    </Dialog>
  );
}

function SignOut() {
  const t = useT();
  const router = useRouter();
  const signOut = useSend('access.signOut', {
    onDone: async () => {
      showOverlay(null);
      // First away from the pages that ask who I am, then forget it.
      await router.navigate({ to: '/sign-in' });
      await sessionChanged();
    },
  });
  return (
    <div className={classes['menuLinks']}>
      <button type="button" onClick={() => signOut.mutate({})}>
        <IconSignOut size={20} />
        {t('web:menu.signOut')}
      </button>
      {signOut.error && <Failure error={signOut.error} />}
    </div>
  );
}
