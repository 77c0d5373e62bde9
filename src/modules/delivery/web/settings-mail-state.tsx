import { useQuery } from '@tanstack/react-query';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Numbers, SkeletonRows, StatusWord } from '#web/ui/marks.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './preferences.module.css';

type Way = NonNullable<Answer<'delivery.readMailState'>['way']>;

/** Often enough to see a mail server come back while one looks. */
const EVERY_MS = 15_000;

/** How letters leave: whether the mail servers take them, how they are signed, where failures come back to, what waits. */
export function SettingsMailState() {
  const t = useT();
  const format = useFormat();
  const mail = useQuery({ ...ask('delivery.readMailState', {}), refetchInterval: EVERY_MS });
  const { way, letters } = mail.data ?? {};
  return (
    <Section title={t('delivery:mail.title')} lede={t('delivery:mail.lede')}>
      {mail.isPending && <SkeletonRows label={t('web:page.loading')} count={2} />}
      {mail.error && <Failure error={mail.error} onRetry={() => void mail.refetch()} />}
      {mail.data && !way && <Notice tone="unsure" title={t('delivery:mail.off')} />}
      {way && <Ways way={way} />}
      {letters && (
        <div className={classes['numbers']}>
          <Numbers
            numbers={(['due', 'again', 'underWay', 'later'] as const).map(
              (name) => [t(`delivery:mail.letters.${name}`), format.number(letters[name])] as const,
            )}
          />
        </div>
      )}
    </Section>
  );
}

function Ways({ way }: { way: Way }) {
  const t = useT();
  const format = useFormat();
  const { from, connections, restsUntil, troubles, dkim, bounceAddress } = way;
  const comesBack = way.bouncesRead || way.bouncesHandedIn;
  return (
    <ul className={classes['ways']}>
      <li>
        <StatusWord tone={restsUntil ? 'harm' : 'works'}>
          {restsUntil
            ? t('delivery:mail.rests', { until: format.instant(restsUntil) })
            : t('delivery:mail.goes', { from, count: connections })}
        </StatusWord>
      </li>
      {troubles.map(({ relay, words }) => (
        <li key={relay}>
          <StatusWord tone="unsure">{t('delivery:mail.trouble', { relay, words })}</StatusWord>
        </li>
      ))}
      <li>
        <StatusWord tone={dkim ? 'works' : 'unsure'}>
          {dkim ? t('delivery:mail.signed', { ...dkim }) : t('delivery:mail.unsigned')}
        </StatusWord>
      </li>
      <li>
        <StatusWord tone={bounceAddress && comesBack ? 'works' : 'unsure'}>
          {bounceAddress && comesBack
            ? t('delivery:mail.bounces', { address: bounceAddress })
            : t(bounceAddress ? 'delivery:mail.bouncesUnread' : 'delivery:mail.noBounces')}
        </StatusWord>
      </li>
    </ul>
  );
}
