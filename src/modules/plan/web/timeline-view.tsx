import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Checkbox, Segments } from '#web/ui/choice.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { leftOf, type Scale, scaleFor, ticksOf, widthOf, type Zoom } from '../domain/timeline.ts';
import { usePlanDesk } from './plan-desk.ts';
import { type StudioAction, useEdition, useToday } from './plan-words.ts';
import classes from './timeline.module.css';
import { TimelineArrows } from './timeline-arrows.tsx';
import { TimelineBar } from './timeline-bar.tsx';
import { ROW_HEIGHT } from './timeline-rows.ts';
import { useBarMoves } from './use-bar-moves.ts';

type Row =
  | { readonly type: 'phase'; readonly id: string; readonly title: string }
  | { readonly type: 'action'; readonly id: string; readonly action: StudioAction };

/** Actions as bars by phase, with today and what waits for what; bars are dragged, pulled at their ends, or moved by keys. */
export function TimelineView() {
  const t = useT();
  const edition = useEdition();
  const today = useToday();
  const { plan, mayEdit } = usePlanDesk();
  const [zoom, setZoom] = useState<Zoom>('weeks');
  const [along, setAlong] = useState(false);
  const moves = useBarMoves(along);
  const rows = useMemo(
    () =>
      plan.phases.flatMap((phase): Row[] => [
        { type: 'phase', id: phase.id, title: edition(phase.title) },
        ...plan.actions
          .filter(({ phaseId }) => phaseId === phase.id)
          .map((action): Row => ({ type: 'action', id: action.id, action })),
      ]),
    [plan, edition],
  );
  const scale = useMemo(() => scaleFor(plan, { dated: plan.actions, today, zoom }), [plan, today, zoom]);
  const frame = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    getScrollElement: () => frame.current,
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const todayLeft = leftOf(scale, today);
  useLayoutEffect(() => {
    // Opens with a fortnight before today in sight; the rest is a scroll away.
    frame.current?.scrollTo({ left: Math.max(0, todayLeft - 14 * scale.dayWidth) });
  }, [todayLeft, scale.dayWidth]);
  if (plan.actions.length === 0) return <EmptyState title={t('plan:timeline.empty')} />;
  const width = widthOf(scale);
  const shown = virtualizer.getVirtualItems();
  return (
    <>
      <div className={classes['tools']}>
        <Segments
          label={t('plan:timeline.zoom')}
          value={zoom}
          onChange={setZoom}
          options={(['weeks', 'months'] as const).map((value) => ({
            value,
            label: t(`plan:timeline.${value}`),
          }))}
        />
        {mayEdit && <Checkbox label={t('plan:timeline.along')} checked={along} onChange={setAlong} />}
      </div>
      {mayEdit && <p className="small">{t('plan:timeline.keys')}</p>}
      <section
        ref={frame}
        className={classes['frame']}
        aria-label={t('plan:studio.views.timeline')}
        tabIndex={0}
      >
        <div className={classes['canvas']} style={{ width: `calc(var(--names) + ${width}px)` }}>
          <div className={classes['head']}>
            <span className={classes['corner']} />
            <Ticks scale={scale} zoom={zoom} />
          </div>
          <div className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
            <div
              className={classes['today']}
              style={{ left: `calc(var(--names) + ${todayLeft + scale.dayWidth / 2}px)` }}
            >
              <span>{t('plan:studio.today')}</span>
            </div>
            <TimelineArrows
              rows={rows}
              scale={scale}
              from={shown[0]?.index ?? 0}
              until={shown.at(-1)?.index ?? 0}
              datesOf={moves.datesOf}
            />
            {shown.map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              return (
                <div
                  key={item.key}
                  data-type={row.type}
                  className={classes['row']}
                  style={{ transform: `translateY(${item.start}px)`, height: ROW_HEIGHT }}
                >
                  <span
                    className={classes['name']}
                    title={row.type === 'phase' ? row.title : edition(row.action.title)}
                  >
                    {row.type === 'phase' ? row.title : edition(row.action.title)}
                  </span>
                  {row.type === 'action' && <TimelineBar action={row.action} scale={scale} moves={moves} />}
                </div>
              );
            })}
          </div>
        </div>
      </section>
    </>
  );
}

/** The days or months of the head, drawn once: scrolling leaves them alone. */
const Ticks = memo(function Ticks({ scale, zoom }: { scale: Scale; zoom: Zoom }) {
  const { locale } = useFormat();
  const names = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    ...(zoom === 'weeks' ? { day: 'numeric', month: 'numeric' } : { month: 'short', year: 'numeric' }),
  });
  return (
    <div className={classes['ticks']} style={{ width: widthOf(scale) }}>
      {ticksOf(scale, zoom).map((day) => (
        <span key={day} className="num" style={{ left: leftOf(scale, day) }}>
          {names.format(new Date(`${day}T00:00:00Z`))}
        </span>
      ))}
    </div>
  );
});
