import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useT } from '#web/i18n.ts';
import { EmptyState } from '#web/ui/notice.tsx';
import { outlineRows } from '../domain/outline.ts';
import classes from './outline.module.css';
import { OutlineAdd } from './outline-add.tsx';
import { type Row, rowKey } from './outline-line.ts';
import { NewRow } from './outline-new-row.tsx';
import { OutlineRowView } from './outline-row.tsx';
import { usePlanDesk } from './plan-desk.ts';
import type { NewPlace } from './use-line-adds.ts';
import { useOutlineKeys } from './use-outline-keys.ts';

const HEIGHTS = { goal: 56, noGoal: 56, phase: 36, action: 41, new: 48 } as const;

/** Goals, below them phases, below them actions; only the rows near the window are in the page. */
export function OutlineView() {
  const t = useT();
  const { plan, line, mayEdit } = usePlanDesk();
  const rows = useMemo(() => outlineRows(plan), [plan]);
  const [adding, setAdding] = useState<{ place: NewPlace; at: number } | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const keys = useMemo(() => rows.map(rowKey), [rows]);
  const wanted = current ?? (line ? `${line.kind}:${line.id}` : null);
  const index = useMemo(
    () =>
      Math.max(
        0,
        keys.findIndex((key) => isRow(key, wanted)),
      ),
    [keys, wanted],
  );
  const list = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current ? list.current.getBoundingClientRect().top + scrollY : 0), []);
  const at = adding ? Math.min(adding.at, rows.length) : -1;
  const shown: readonly (Row | null)[] = adding ? [...rows.slice(0, at), null, ...rows.slice(at)] : rows;
  const virtualizer = useWindowVirtualizer({
    count: shown.length,
    estimateSize: (place) => HEIGHTS[shown[place]?.type ?? 'new'],
    getItemKey: (place) => (shown[place] ? rowKey(shown[place]) : 'new'),
    overscan: 12,
    scrollMargin: top,
    // Under the sticky head of a phone a row would have the focus and not be seen.
    scrollPaddingStart: 80,
    scrollPaddingEnd: 40,
  });
  const go = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row) return;
    wantsFocus.current = true;
    setCurrent(rowKey(row));
    virtualizer.scrollToIndex(rows.indexOf(row));
  };
  useEffect(() => {
    if (!wantsFocus.current || adding || renaming) return;
    const row = list.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (row && isRow(row.dataset['key'] ?? '', current)) {
      row.focus({ preventScroll: true });
      wantsFocus.current = false;
    }
  });
  const begin = (place: NewPlace, row: number) => setAdding({ place, at: row });
  const onKeyDown = useOutlineKeys({ rows, index, go, onAdd: begin, onRename: setRenaming });
  const back = useCallback(() => {
    setAdding(null);
    setRenaming(null);
    wantsFocus.current = true;
  }, []);
  return (
    <>
      {mayEdit && <OutlineAdd rows={rows} index={index} onAdd={begin} />}
      {rows.length === 0 && !adding && (
        <EmptyState title={t('plan:outline.empty')} text={t('plan:outline.emptyText')} />
      )}
      <div
        ref={list}
        role="tree"
        aria-label={t('plan:studio.views.outline')}
        className={classes['tree']}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = shown[item.index];
          const place = { transform: `translateY(${item.start - top}px)` };
          if (row === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              role="presentation"
              data-index={item.index}
              className={classes['place']}
              style={place}
            >
              {row === null && adding ? (
                <NewRow
                  place={adding.place}
                  onAdded={(id) => {
                    wantsFocus.current = true;
                    setCurrent(`${adding.place.kind}:${id}`);
                    setAdding({
                      place: { ...adding.place, after: id },
                      at: adding.at + 1,
                    });
                  }}
                  onEnd={back}
                />
              ) : (
                row && (
                  <OutlineRowView
                    row={row}
                    isCurrent={rowKey(row) === rowKey(rows[index] ?? row)}
                    isRenamed={renaming === rowKey(row)}
                    onGo={setCurrent}
                    onRenamed={back}
                  />
                )
              )}
            </div>
          );
        })}
      </div>
    </>
  );
}

/** A phase that was just added is known without the goal that it stands below. */
function isRow(key: string, wanted: string | null): boolean {
  return wanted !== null && (key === wanted || key.startsWith(`${wanted}:`));
}
