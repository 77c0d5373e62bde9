import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import { speak, useLanguage, useT } from '../i18n.ts';
import { useOrganisationName } from '../session.ts';
import { Segments } from '../ui/choice.tsx';
import { FaceProvider } from '../ui/face.tsx';
import { ConnectionNotice } from './frame.tsx';
import { LoadingPage } from './loading-page.tsx';
import classes from './shell.module.css';

/** The frame before sign-in: the organisation, the language, one column. */
export function BareShell() {
  const t = useT();
  const language = useLanguage();
  const organisation = useOrganisationName();
  return (
    <FaceProvider face={{ name: 'bare', organisation }}>
      <ConnectionNotice />
      <header className={classes['bareTop']}>
        <span className={classes['org']}>{organisation}</span>
        <Segments
          label={t('web:menu.language')}
          value={language}
          onChange={(chosen) => void speak(chosen)}
          options={LANGUAGES.map((value) => ({
            value,
            label: value.toUpperCase(),
            text: LANGUAGE_NAMES[value],
          }))}
        />
      </header>
      <main className={classes['bare']}>
        <Suspense fallback={<LoadingPage />}>
          <Outlet />
        </Suspense>
      </main>
    </FaceProvider>
  );
}
