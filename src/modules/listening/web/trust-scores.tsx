import { useLanguage, useT } from '#web/i18n.ts';
import { formatFor } from '#web/ui/format.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './trust.module.css';
import scores from './trust-scores.json' with { type: 'json' };

type Finding = (typeof scores.findings)[number];

const ATTACKS = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11'] as const;
/** The rules of the field beside ours, and ours with something planted that the attack must find. */
const OTHERS = ['threshold', 'siblings', 'pairwise', 'weakened'] as const;

/** The last scores of the trust suite: what each attack gains at worst, against us, the usual rules and a weakened copy. */
export function TrustScores() {
  const t = useT();
  const language = useLanguage();
  const format = formatFor(language, 'UTC');
  const share = (attack: string, against: string) => {
    const worst = worstOf(findingsOf(attack, against));
    return worst === null ? '–' : format.share(worst);
  };
  return (
    <Section
      title={t('listening:trust.scores')}
      lede={t('listening:trust.scoresLede', { day: format.longDay(scores.measuredOn) })}
    >
      <p className={classes['score']}>{t('listening:trust.score', { score: format.number(scores.score) })}</p>
      <section className={classes['scores']} aria-label={t('listening:trust.attack')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('listening:trust.attack')}</th>
              <th scope="col">Inward</th>
              {OTHERS.map((other) => (
                <th key={other} scope="col">
                  {t(`listening:trust.rules.${other}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ATTACKS.map((attack) => (
              <tr key={attack}>
                <th scope="row">{t(`listening:trust.attacks.${attack}`)}</th>
                <td>
                  <StatusWord tone={findingsOf(attack, 'inward').every(isPassed) ? 'works' : 'harm'}>
                    {share(attack, 'inward')}
                  </StatusWord>
                </td>
                {OTHERS.map((other) => (
                  <td key={other}>{share(attack, other)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h3>{t('listening:trust.useful')}</h3>
      <p>{t('listening:trust.usefulText')}</p>
      <ul className={classes['list']}>
        {findingsOf('U1', 'inward').map(({ people, value }) => (
          <li key={people}>
            {t('listening:trust.usefulAt', { people: format.number(people), share: format.share(value) })}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const findingsOf = (attack: string, against: string): readonly Finding[] =>
  scores.findings.filter((one) => one.attack === attack && one.against === against);

const isPassed = ({ passed }: Finding) => passed;

/** What the attack gains over guessing, 0 to 1, in the organisation where it gains most; null: it was not tried. */
function worstOf(findings: readonly Finding[]): number | null {
  const gains = findings.flatMap(({ advantage }) => (advantage === null ? [] : [advantage]));
  return gains.length > 0 ? Math.max(...gains) : null;
}
