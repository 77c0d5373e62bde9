import { useState } from 'react';
import { download } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconInfo } from '#web/ui/icons.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './release.module.css';
import type { Consequence } from './release-consequence-page.tsx';

interface ReleaseReachProps {
  readonly consequence: Consequence;
  readonly pieceId: string;
}

/** How many people each channel reaches, all on one scale, and who has none, with a way to them on paper. */
export function ReleaseReach({ consequence, pieceId }: ReleaseReachProps) {
  const t = useT();
  const format = useFormat();
  const { people, reached, byChannel, without } = consequence;
  return (
    <Section
      title={t('campaigns:release.reaches', { reached: format.number(reached), count: people })}
      end={byChannel.reduce((sum, one) => sum + one.people, 0) > reached && t('campaigns:release.someTwice')}
    >
      <table className={classes['bars']}>
        <caption className="hidden">{t('campaigns:release.byChannel')}</caption>
        <tbody>
          {byChannel.map(({ channel, people: count }) => (
            <tr key={channel}>
              <th scope="row">{t(`delivery:channel.${channel}`)}</th>
              <td aria-hidden="true">
                <span style={{ width: `${people > 0 ? (100 * count) / people : 0}%` }} />
              </td>
              <td className="num">{format.number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {byChannel.some(({ channel }) => channel === 'feed') && (
        <p className="small">{t('campaigns:release.feedMeans')}</p>
      )}
      {without.people > 0 && <Without without={without} pieceId={pieceId} />}
    </Section>
  );
}

function Without({ without, pieceId }: { without: Consequence['without']; pieceId: string }) {
  const t = useT();
  const format = useFormat();
  const [failure, setFailure] = useState<Error | null>(null);
  const print = () => {
    setFailure(null);
    download('campaigns.printPoster', { pieceId, format: 'A4' }).catch((error: unknown) =>
      setFailure(error instanceof Error ? error : new Error(String(error))),
    );
  };
  const names = without.some.map(({ name, unitName }) =>
    [name ?? t('campaigns:preview.somebody'), unitName].filter(Boolean).join(', '),
  );
  return (
    <div className={classes['without']}>
      <IconInfo size={18} />
      <strong>{t('campaigns:release.without', { count: without.people })}</strong>
      <span>{format.list(names.slice(0, 4))}</span>
      <button type="button" className="link" onClick={print}>
        {t('campaigns:release.printPoster')}
      </button>
      {failure && <Failure error={failure} />}
    </div>
  );
}
