import { editionFor } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { useOrganisationName } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import classes from './code.module.css';

interface CodeSlipsProps {
  /** The answer of `listening.makeCodes`, which is given once. */
  readonly labels: Answer<'listening.makeCodes'>['labels'];
  readonly title: string;
  readonly words: readonly string[];
  readonly until: string | null;
}

/** Slips to print, cut and draw from a hat: per label, each with one code, the address and the six words. */
export function CodeSlips({ labels, title, words, until }: CodeSlipsProps) {
  const t = useT();
  const language = useLanguage();
  const organisation = useOrganisationName();
  const address = `${window.location.host}/code`;
  return (
    <div className={classes['slips']}>
      <div className={classes['slipsHead']} data-screen-only>
        <p>{t('listening:codes.hat')}</p>
        <Button kind="primary" onClick={printSlips}>
          {t('listening:codes.print')}
        </Button>
      </div>
      {labels.map(({ labelId, names, people, codes }) => (
        <section key={labelId} className={classes['sheet']}>
          <h3>
            {t('listening:codes.sheet', { name: editionFor(names, language), count: codes.length, people })}
          </h3>
          <ul className={classes['grid']}>
            {codes.map((code) => (
              <li key={code} className={classes['slip']}>
                <p className={classes['house']}>
                  {organisation} · {title}
                </p>
                <p>{t('listening:codes.slipGoTo', { address })}</p>
                <p className={classes['code']}>{code}</p>
                <p className={classes['small']}>
                  {t('listening:codes.slipCarries', { name: editionFor(names, language), people })}
                </p>
                <p className={classes['small']}>
                  {t('listening:codes.slipWords', { words: words.join(' ') })}
                </p>
                {until && <p className={classes['small']}>{t('listening:cards.until', { at: until })}</p>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Prints the slips alone, without the page around them. */
function printSlips(): void {
  const root = document.documentElement;
  root.dataset['print'] = 'codes';
  window.addEventListener('afterprint', () => delete root.dataset['print'], { once: true });
  window.print();
}
