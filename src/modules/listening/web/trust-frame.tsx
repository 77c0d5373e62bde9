import type { ReactNode } from 'react';
import { useT } from '#web/i18n.ts';
import { useOrganisationName } from '#web/session.ts';
import { ConnectionNotice } from '#web/shell/frame.tsx';
import { FaceProvider } from '#web/ui/face.tsx';
import { CodeLanguages } from './code-languages.tsx';
import classes from './trust.module.css';

/** A public page: nobody signs in, nothing is asked of the session. */
export function TrustFrame({ children }: { children: ReactNode }) {
  const t = useT();
  const organisation = useOrganisationName();
  return (
    <FaceProvider face={{ name: 'bare', organisation }}>
      <a href="#content" className="hidden">
        {t('web:shell.skip')}
      </a>
      <ConnectionNotice />
      <header className={classes['top']}>
        <span className={classes['org']}>{organisation}</span>
        <CodeLanguages />
      </header>
      <main id="content" className={classes['main']}>
        {children}
      </main>
    </FaceProvider>
  );
}
