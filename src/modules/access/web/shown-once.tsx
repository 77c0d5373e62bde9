import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { say } from '#web/ui/toast.tsx';
import classes from './settings.module.css';

/** A secret that the product does not keep: to be copied now. */
export function ShownOnce({ title, text, secret }: { title: string; text: string; secret: string }) {
  const t = useT();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    say(t('access:once.copied'));
  };
  return (
    <Notice
      tone="unsure"
      title={title}
      act={<Button onClick={() => void copy()}>{t('access:once.copy')}</Button>}
    >
      <p>{text}</p>
      <code className={classes['secret']}>{secret}</code>
    </Notice>
  );
}
