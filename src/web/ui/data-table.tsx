import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { cx } from './class-names.ts';
import classes from './data-table.module.css';
import { IconDown, IconSort, IconUp } from './icons.tsx';
import { MoreRows, type MoreRowsProps } from './more-rows.tsx';
import { useWords } from './words.ts';

export interface Column<R> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: R) => ReactNode;
  readonly sortable?: true;
  /** Numbers stand at the end of their column. */
  readonly align?: 'end';
  /** Left out on a phone. */
  readonly narrow?: 'hide';
  readonly width?: string;
}

export interface Sorting {
  readonly by: string;
  readonly direction: 'ascending' | 'descending';
}

export interface DataTableProps<R> {
  /** What the rows are, for a screen reader. */
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  /** How many there are in all, when not all are loaded. */
  readonly total?: number;
  readonly sorting?: Sorting;
  /** Sorting is the server's or the caller's; the table only asks. */
  readonly onSort?: (sorting: Sorting) => void;
  /** Makes rows reachable with the arrow keys and open with Enter or a click. */
  readonly onOpen?: (row: R) => void;
  readonly openId?: string | undefined;
  /** The next keyset page: `more={useRows(…)}`. */
  readonly more?: MoreRowsProps;
}

const VIRTUAL_FROM = 150;
const ROW_HEIGHT = 40;

/** A table that stays quick with tens of thousands of rows: only those near the window are in the page. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { label, columns, rows, rowId, total, onOpen, more } = props;
  const table = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(table.current?.offsetTop ?? 0), []);
  const virtual = rows.length >= VIRTUAL_FROM;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
    scrollMargin: top,
    enabled: virtual,
  });
  const shown = virtual ? virtualizer.getVirtualItems() : null;
  const first = shown?.[0];
  const last = shown?.at(-1);
  const visible = shown ? rows.slice(first?.index ?? 0, (last?.index ?? -1) + 1) : rows;
  const before = (first?.start ?? top) - top;
  const after = last ? virtualizer.getTotalSize() - (last.end - top) : 0;
  return (
    <div>
      <div className={classes['scroll']}>
        <table
          ref={table}
          className={classes['table']}
          aria-label={label}
          aria-rowcount={virtual || more?.hasMore ? (total ?? -1) : undefined}
          onKeyDown={onOpen && moveBetweenRows}
        >
          <Head {...props} />
          <tbody>
            {before > 0 && <Gap height={before} columns={columns.length} />}
            {visible.map((row, index) => (
              <BodyRow
                key={rowId(row)}
                {...props}
                row={row}
                index={(first?.index ?? 0) + index}
                measure={virtual ? virtualizer.measureElement : undefined}
              />
            ))}
            {after > 0 && <Gap height={after} columns={columns.length} />}
          </tbody>
        </table>
      </div>
      {more && <MoreRows {...more} />}
    </div>
  );
}

function Head<R>({ columns, sorting, onSort }: DataTableProps<R>) {
  const t = useWords();
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const sorted = sorting?.by === column.id ? sorting.direction : undefined;
          const next = sorted === 'ascending' ? 'descending' : 'ascending';
          const Sign = { ascending: IconUp, descending: IconDown, none: IconSort }[sorted ?? 'none'];
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={sorted}
              style={{ width: column.width }}
              className={cx(column.align === 'end' && classes['end'], column.narrow && classes['narrowHide'])}
            >
              {column.sortable && onSort ? (
                <button
                  type="button"
                  className={cx(classes['sort'], sorted && classes['sorted'])}
                  title={t('web:table.sort', { column: column.title })}
                  onClick={() => onSort({ by: column.id, direction: next })}
                >
                  {column.title}
                  <Sign size={14} />
                </button>
              ) : (
                column.title
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface BodyRowProps<R> extends DataTableProps<R> {
  readonly row: R;
  readonly index: number;
  readonly measure: ((node: HTMLTableRowElement | null) => void) | undefined;
}

function BodyRow<R>({ row, index, columns, rowId, onOpen, openId, measure }: BodyRowProps<R>) {
  const id = rowId(row);
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={measure ? index + 2 : undefined}
      className={cx(onOpen && classes['open'], openId === id && classes['on'])}
      // One row is in the tab order; the arrows reach the others.
      tabIndex={onOpen ? (openId === id || (!openId && index === 0) ? 0 : -1) : undefined}
      onClick={onOpen && (() => onOpen(row))}
      onKeyDown={
        onOpen &&
        ((event) => {
          if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(row);
        })
      }
    >
      {columns.map((column, place) => (
        <td
          key={column.id}
          className={cx(
            place === 0 && classes['first'],
            column.align === 'end' && classes['end'],
            column.narrow && classes['narrowHide'],
          )}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden="true" className={classes['gap']} style={{ height }}>
      <td colSpan={columns} />
    </tr>
  );
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const row = document.activeElement;
  if (!(row instanceof HTMLTableRowElement)) return;
  const target = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
  if (!(target instanceof HTMLTableRowElement) || target.ariaHidden) return;
  event.preventDefault();
  target.focus();
}
