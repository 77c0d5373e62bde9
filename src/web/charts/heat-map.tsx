import type { ReactNode } from 'react';
import { cx } from '#web/ui/class-names.ts';
import classes from './charts.module.css';
import { IntervalStrip } from './interval-strip.tsx';

export type HeatCell =
  | {
      readonly state: 'shown';
      readonly value: number;
      readonly low: number;
      readonly high: number;
      readonly said: string;
      /** −1 below, 1 above the reference for certain, 0 not told apart; how far colours it. */
      readonly side: -1 | 0 | 1;
      readonly word: string | null;
    }
  | { readonly state: 'withheld'; readonly word: string; readonly why: string };

export interface HeatRow {
  readonly id: string;
  readonly name: ReactNode;
  readonly count: string | null;
  /** How deep it stands in the organisation. */
  readonly depth: number;
  readonly strong?: boolean;
  /** Why nothing of the row is shown; then it has no cells. */
  readonly withheld: string | null;
  readonly cells: readonly HeatCell[];
}

interface HeatMapProps {
  readonly caption: string;
  readonly corner: string;
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  /** The value of each column with which rows are compared. */
  readonly references: readonly (number | undefined)[];
  readonly rows: readonly HeatRow[];
  readonly from: number;
  readonly to: number;
}

/** Rows × columns: a real table, so that it can be read without seeing it. Colour only where an interval tells it apart. */
export function HeatMap({ caption, corner, columns, references, rows, from, to }: HeatMapProps) {
  return (
    <section className={classes['scroll']} aria-label={caption} tabIndex={0}>
      <table className={classes['heat']}>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes['corner']}>
              {corner}
            </th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-strong={row.strong}>
              <th scope="row" style={{ paddingLeft: 2 + 14 * row.depth }}>
                {row.name} {row.count && <small className="num">{row.count}</small>}
              </th>
              {row.withheld !== null ? (
                <td colSpan={columns.length} className={classes['hatched']}>
                  <span>{row.withheld}</span>
                </td>
              ) : (
                row.cells.map((cell, at) => (
                  <Cell key={columns[at]?.id} cell={cell} reference={references[at]} from={from} to={to} />
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({
  cell,
  reference,
  from,
  to,
}: {
  cell: HeatCell;
  reference: number | undefined;
  from: number;
  to: number;
}) {
  if (cell.state === 'withheld')
    return (
      <td className={classes['hatched']} title={cell.why}>
        <span>
          {cell.word}
          <span className="hidden">. {cell.why}</span>
        </span>
      </td>
    );
  const { side, said, word, value, low, high } = cell;
  return (
    <td className={cx(classes['cell'], side > 0 && classes['above'], side < 0 && classes['below'])}>
      <span className={classes['number']}>
        {said} {word && <small>{word}</small>}
      </span>
      <IntervalStrip
        from={from}
        to={to}
        value={value}
        low={low}
        high={high}
        reference={reference}
        dot={false}
      />
    </td>
  );
}
