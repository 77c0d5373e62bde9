import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useT } from '#web/i18n.ts';
import { cx } from '#web/ui/class-names.ts';
import { keyOf } from '../domain/thread.ts';
import {
  LABEL,
  layoutThread,
  type ThreadLayout,
  type ThreadNodePlace,
  WORDS,
} from '../domain/thread-layout.ts';
import classes from './thread.module.css';
import { type GapNode, nodeTitle, type ThreadNode, tailsOf } from './thread-words.ts';

interface ThreadGraphProps {
  readonly nodes: readonly ThreadNode[];
  readonly gaps: readonly GapNode[];
  /** `promise/<id>` of the one that is looked at; the rest is dimmed. */
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

/** The thread as ribbons under its objects. The table below it says the same. */
export function ThreadGraph({ nodes, gaps, chosen, onChoose }: ThreadGraphProps) {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const tails = tailsOf(gaps);
  const layout = layoutThread(nodes, { width, tails });
  const place = layout.nodes.find(({ members }) => chosen !== undefined && members.includes(chosen));
  const lit =
    place &&
    new Set(layout.ribbons.filter(({ keys }) => keys.includes(place.key)).flatMap(({ keys }) => keys));
  return (
    <div
      ref={frame}
      className={classes['frame']}
      role="region"
      aria-label={t('brand:thread.graph')}
      tabIndex={0}
    >
      {width > 0 && (
        <>
          <div className={classes['heads']} style={{ width: layout.width }} aria-hidden="true">
            {layout.columns.map(({ kind, x }) => (
              <span key={kind} style={{ left: x }}>
                {t(`brand:plurals.${kind}`)}
              </span>
            ))}
          </div>
          <div className={classes['drawing']} style={{ width: layout.width, height: layout.height + 4 }}>
            <Ribbons layout={layout} chosen={place?.key} />
            <Objects
              layout={layout}
              nodes={nodes}
              gaps={gaps}
              chosen={place?.key}
              lit={lit}
              onChoose={onChoose}
            />
            {layout.tails.map(({ key, side, ring, words }) => {
              const code = tails.find((tail) => tail.key === key && tail.side === side)?.code;
              return (
                words &&
                code && (
                  <p
                    key={`${side}/${key}`}
                    className={cx(classes['gap'], lit && !lit.has(key) && classes['dim'])}
                    style={{ left: words.x, top: ring.y - WORDS / 2, width: words.width, height: WORDS }}
                  >
                    {t(`brand:tails.${code}`)}
                  </p>
                )
              );
            })}
          </div>
        </>
      )}
    </div>
  );
}

function Ribbons({ layout, chosen }: { layout: ThreadLayout; chosen: string | undefined }) {
  const { width, height, ribbons, tails, nodes, columns } = layout;
  const faint = (keys: readonly string[]) => chosen !== undefined && !keys.includes(chosen);
  const last = columns.length - 1;
  // What serves nothing is drawn as an outline: nothing flows through it.
  const alone = tails.flatMap(({ key, side }) => (side === 'before' ? [key] : []));
  const lone = new Set(
    alone.filter((key) => ribbons.every(({ keys }) => keys.length === 1 || !keys.includes(key))),
  );
  const belonging = ribbons.filter(({ keys }) => !keys.some((key) => lone.has(key)));
  return (
    <svg width={width} height={height + 4} aria-hidden="true" className={classes['ribbons']}>
      {nodes
        .filter(({ key }) => lone.has(key))
        .map(({ key, x, y, width: run, height: own }) => (
          <rect
            key={key}
            x={x + 1}
            y={y}
            width={run - 2}
            height={own}
            className={classes['lone']}
            strokeDasharray="0.1 4"
            strokeLinecap="round"
          />
        ))}
      {belonging.map(({ keys, path, thickness }) => (
        <path
          key={keys.join(' ')}
          d={path}
          strokeWidth={Math.max(1, thickness - 0.8)}
          className={cx(
            classes['ribbon'],
            faint(keys) && classes['faint'],
            chosen && !faint(keys) && classes['strong'],
          )}
        />
      ))}
      {nodes
        .filter(({ key, column }) => !lone.has(key) && (column === 0 || column === last))
        .map(({ key, column, x, y, width: run, height: own }) => (
          <rect
            key={key}
            x={column === 0 ? x : x + run - 3}
            y={y}
            width={3}
            height={own}
            className={cx(
              classes['end'],
              chosen &&
                !ribbons.some(({ keys }) => keys.includes(chosen) && keys.includes(key)) &&
                classes['faint'],
            )}
          />
        ))}
      {tails.map(({ key, side, path, ring }) => (
        <g key={`${side}/${key}`} className={cx(classes['tail'], faint([key]) && classes['faint'])}>
          <path d={path} strokeDasharray="0.1 4" strokeLinecap="round" />
          <circle cx={ring.x} cy={ring.y} r={3.5} />
        </g>
      ))}
    </svg>
  );
}

interface ObjectsProps extends Pick<ThreadGraphProps, 'nodes' | 'gaps' | 'onChoose'> {
  readonly layout: ThreadLayout;
  readonly chosen: string | undefined;
  readonly lit: ReadonlySet<string> | undefined;
}

/** The objects as buttons over the ribbons; one is in the tab order, the arrows reach the others. */
function Objects({ layout, nodes, gaps, chosen, lit, onChoose }: ObjectsProps) {
  const t = useT();
  const byKey = new Map(nodes.map((node) => [keyOf(node), node]));
  const before = new Map(
    tailsOf(gaps).flatMap(({ key, side, code }) => (side === 'before' ? [[key, code]] : [])),
  );
  const reachable = chosen ?? layout.nodes[0]?.key;
  const titleFor = ({ members }: ThreadNodePlace) => {
    const only = members.length === 1 ? byKey.get(members[0] ?? '') : undefined;
    return only ? nodeTitle(only, t) : t('brand:thread.others', { count: members.length });
  };
  return (
    <div onKeyDown={(event) => moveBetween(event, layout.nodes)}>
      {layout.nodes.map((place) => {
        const code = before.get(place.key);
        const draft = byKey.get(place.key)?.state === 'draft';
        return (
          <button
            key={place.key}
            type="button"
            data-key={place.key}
            tabIndex={place.key === reachable ? 0 : -1}
            aria-pressed={place.key === chosen}
            title={titleFor(place)}
            className={cx(
              classes['object'],
              place.key === chosen && classes['chosen'],
              lit && !lit.has(place.key) && classes['dim'],
            )}
            style={{ left: place.x, top: place.y - LABEL, width: place.width, height: LABEL + place.height }}
            onClick={() => onChoose(place.members[0] ?? place.key)}
          >
            <span className={classes['label']}>
              <span className="hidden">{t(`brand:kinds.${place.kind}`)}: </span>
              <span className={cx(classes['name'], (code || draft) && classes['oneLine'])}>
                {titleFor(place)}
              </span>
              {(code || draft) && (
                <span className={classes['labelMeta']}>
                  {code ? t(`brand:tails.${code}`) : t('brand:thread.draft')}
                </span>
              )}
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** Left and right: the nearest object of the next column; up and down: the next in the same. */
function moveBetween(event: KeyboardEvent<HTMLDivElement>, places: readonly ThreadNodePlace[]): void {
  const here = places.find(
    ({ key }) => key === (event.target instanceof HTMLElement ? event.target.dataset['key'] : ''),
  );
  if (!here) return;
  const middle = ({ y, height }: ThreadNodePlace) => y + height / 2;
  const nearest = (among: readonly ThreadNodePlace[]) =>
    among.toSorted((a, b) => Math.abs(middle(a) - middle(here)) - Math.abs(middle(b) - middle(here)))[0];
  const column = places.filter((place) => place.column === here.column);
  const ways: Record<string, () => ThreadNodePlace | undefined> = {
    ArrowRight: () => nearest(places.filter((place) => place.column === here.column + 1)),
    ArrowLeft: () => nearest(places.filter((place) => place.column === here.column - 1)),
    ArrowDown: () => nearest(column.filter((place) => place.y > here.y)),
    ArrowUp: () => nearest(column.filter((place) => place.y < here.y)),
  };
  const next = ways[event.key]?.();
  if (!next) return;
  event.preventDefault();
  const button = event.currentTarget.querySelector(`[data-key="${CSS.escape(next.key)}"]`);
  if (button instanceof HTMLElement) button.focus();
}

/** The width of an element on screen, so that the drawing is made for it and text keeps its size. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    setWidth(current.clientWidth);
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
