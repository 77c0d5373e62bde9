import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import type { CalendarRelease } from './calendar-page.tsx';

interface CalendarListProps {
  readonly releases: readonly CalendarRelease[];
  readonly onMove: (release: CalendarRelease) => void;
}

const TONES = {
  draft: 'plain',
  seconding: 'unsure',
  confirmed: 'accent',
  open: 'works',
  paused: 'unsure',
  cancelled: 'harm',
  stopped: 'harm',
} as const;

/** The same month as a list: everything that can be done by dragging can be done here by keys. */
export function CalendarList({ releases, onMove }: CalendarListProps) {
  const t = useT();
  const format = useFormat();
  const rows = releases.toSorted((one, other) => one.timing.opensAt.localeCompare(other.timing.opensAt));
  return (
    <Section title={t('delivery:calendar.list')} end={t('delivery:calendar.count', { count: rows.length })}>
      {rows.length === 0 && (
        <EmptyState title={t('delivery:calendar.empty')} text={t('delivery:calendar.emptyText')} />
      )}
      {rows.length > 0 && (
        <Rows label={t('delivery:calendar.list')}>
          {rows.map((release) => (
            <Row
              key={release.id}
              name={release.title}
              meta={[
                format.instant(release.timing.opensAt),
                release.ring,
                release.channels.map((channel) => t(`delivery:channel.${channel}`)).join(' + '),
                t(`delivery:lane.${release.lane}`),
                ...(release.confirmedBy?.name ? [release.confirmedBy.name] : []),
              ].join(' · ')}
              act={
                <>
                  <StatusWord tone={TONES[release.state]}>{t(`delivery:state.${release.state}`)}</StatusWord>
                  {release.can.move && (
                    <button
                      type="button"
                      className="link"
                      aria-label={t('delivery:calendar.moveNamed', { title: release.title })}
                      onClick={() => onMove(release)}
                    >
                      {t('delivery:calendar.moveTo')}
                    </button>
                  )}
                </>
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  );
}
