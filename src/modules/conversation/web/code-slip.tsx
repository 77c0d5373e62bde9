import { useT } from '#web/i18n.ts';
import { useOrganisationName } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { say } from '#web/ui/toast.tsx';
import classes from './code-slip.module.css';

/** The code of an unseen case, to copy or to print: the only way back to it from another device. */
export function CodeSlip({ code }: { code: string }) {
  const t = useT();
  const organisation = useOrganisationName();
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    say(t('conversation:unseen.copied'));
  };
  return (
    <section className={classes['slip']}>
      <h2>{t('conversation:unseen.code')}</h2>
      <p className={classes['house']}>{organisation}</p>
      <code className={classes['code']}>
        {code.split('-').map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups of one code, told apart by their place
          <span key={index}>{group}</span>
        ))}
      </code>
      <p className={classes['hint']}>{t('conversation:unseen.codeHint')}</p>
      <div className={classes['acts']}>
        <Button onClick={() => void copy()}>{t('conversation:unseen.copy')}</Button>
        <Button onClick={printSlip}>{t('conversation:unseen.print')}</Button>
      </div>
    </section>
  );
}

/** Prints the slip alone, without the page around it. */
function printSlip(): void {
  const root = document.documentElement;
  root.dataset['print'] = 'slip';
  window.addEventListener('afterprint', () => delete root.dataset['print'], { once: true });
  window.print();
}
