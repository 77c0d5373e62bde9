import type { ReactNode } from 'react';
import classes from './charts.module.css';

interface ChartTableProps {
  /** «Numbers as a table». */
  readonly summary: string;
  /** What the numbers are. */
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}

/** The numbers of a chart, for whoever would rather read, copy or hear them. */
export function ChartTable({ summary, caption, head, rows }: ChartTableProps) {
  return (
    <details className={classes['table']}>
      <summary>{summary}</summary>
      <div className={classes['scroll']}>
        <table>
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first, ...rest], at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a chart never move
              <tr key={at}>
                <th scope="row">{first}</th>
                {rest.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never move either
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
