import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { IconBack } from '#web/ui/icons.tsx';
import { Page } from '#web/ui/page.tsx';
import { FoundationForm } from './foundation-form.tsx';
import classes from './sign-in.module.css';

type Step = 'choose' | 'found' | 'example';

/** The first page of a new installation. */
export function WelcomePage() {
  const t = useT();
  const [step, setStep] = useState<Step>('choose');
  if (step === 'choose')
    return (
      <Page title={t('access:welcome.title')} lede={t('access:welcome.lede')}>
        <div className={classes['ways']}>
          <Button kind="primary" wide="always" onClick={() => setStep('found')}>
            {t('access:welcome.found')}
          </Button>
          <Button wide="always" onClick={() => setStep('example')}>
            {t('access:welcome.example')}
          </Button>
        </div>
      </Page>
    );
  const back = (
    <button type="button" className="link" onClick={() => setStep('choose')}>
      <IconBack size={18} />
      {t('access:welcome.back')}
    </button>
  );
  if (step === 'example')
    return (
      <Page eyebrow={back} title={t('access:welcome.exampleTitle')} lede={t('access:welcome.exampleLede')}>
        <p>{t('access:welcome.exampleHow')}</p>
        <code className={classes['command']}>npm start -- --example</code>
        <p className="small">{t('access:welcome.exampleData')}</p>
      </Page>
    );
  return (
    <Page eyebrow={back} title={t('access:welcome.foundTitle')} lede={t('access:welcome.foundLede')}>
      <FoundationForm />
    </Page>
  );
}
