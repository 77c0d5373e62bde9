import { Link } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { IconChevron } from '#web/ui/icons.tsx';
import { Facts, Row, Rows, Section } from '#web/ui/section.tsx';
import { SixWords } from './answer-six-words.tsx';
import type { Wave } from './studio-wave-page.tsx';

/** Beside a wave: its six words with the public page, its times, and what was done to it out of turn. */
export function WaveAside({ wave }: { wave: Wave }) {
  const t = useT();
  const format = useFormat();
  const { manifest, status, settings, openedAt, closesAt, closedAt, acts } = wave;
  const said = (at: string | null) => (at ? format.instant(at) : t('listening:studio.byHand'));
  return (
    <>
      {manifest && (
        <Section title={t('listening:sealed.sixWords')} lede={t('listening:studio.sixWordsText')}>
          <SixWords words={manifest.words} checked="none" />
          <Link to="/waves/$waveId" params={{ waveId: wave.id }} className="link">
            {t('listening:results.toPublicPage')} <IconChevron size={16} />
          </Link>
        </Section>
      )}
      <Section title={t('listening:studio.times')}>
        <Facts
          facts={[
            [
              t(openedAt ? 'listening:publicWave.opened' : 'listening:studio.opensAt'),
              said(openedAt ?? settings.opensAt),
            ],
            closedAt
              ? [t('listening:publicWave.closed'), said(closedAt)]
              : [t('listening:publicWave.closes'), said(closesAt ?? settings.closesAt)],
          ]}
        />
      </Section>
      {acts.length > 0 && status !== 'draft' && (
        <Section title={t('listening:publicWave.acts')} lede={t('listening:publicWave.actsLede')}>
          <Rows label={t('listening:publicWave.acts')}>
            {acts.map(({ kind, reason, at, by }) => (
              <Row
                key={`${kind} ${at}`}
                name={t(`listening:publicWave.act.${kind}`)}
                meta={
                  <>
                    {reason}
                    <br />
                    {[by?.name, format.instant(at)].filter(Boolean).join(' · ')}
                  </>
                }
              />
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}
