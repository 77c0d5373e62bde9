import { useT } from '#web/i18n.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './trust.module.css';
import { TrustFrame } from './trust-frame.tsx';
import { TrustScores } from './trust-scores.tsx';

const STEPS = ['roster', 'issuer', 'box', 'report'] as const;
const LIMITS = ['server', 'words', 'alike', 'device'] as const;
const CHECKS = ['words', 'receipt', 'package', 'suite'] as const;

/** How unseen answers work, what is not promised, how to check it, and how the promise was attacked. */
export function TrustPage() {
  const t = useT();
  return (
    <TrustFrame>
      <Page title={t('listening:trust.title')} lede={t('listening:trust.lede')}>
        <Section title={t('listening:trust.how')} lede={t('listening:trust.howLede')}>
          <ol className={classes['steps']}>
            {STEPS.map((step) => (
              <li key={step}>
                <h3>{t(`listening:trust.parts.${step}.name`)}</h3>
                <p>{t(`listening:trust.parts.${step}.knows`)}</p>
                <p className="small">{t(`listening:trust.parts.${step}.never`)}</p>
              </li>
            ))}
          </ol>
        </Section>
        <Section title={t('listening:trust.results')}>
          <p>{t('listening:trust.resultsText')}</p>
        </Section>
        <Section title={t('listening:trust.limits')} lede={t('listening:trust.limitsLede')}>
          <ul className={classes['list']}>
            {LIMITS.map((limit) => (
              <li key={limit}>{t(`listening:trust.limit.${limit}`)}</li>
            ))}
          </ul>
        </Section>
        <Section title={t('listening:trust.check')}>
          <ul className={classes['list']}>
            {CHECKS.map((check) => (
              <li key={check}>{t(`listening:trust.checks.${check}`)}</li>
            ))}
          </ul>
        </Section>
        <TrustScores />
      </Page>
    </TrustFrame>
  );
}
