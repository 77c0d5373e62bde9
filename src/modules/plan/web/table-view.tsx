import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { download } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { IconDown, IconSort, IconUp } from '#web/ui/icons.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { costTotals } from '../domain/cost.ts';
import { usePlanDesk } from './plan-desk.ts';
import { ACTION_STATES } from './plan-lists.ts';
import { type StudioAction, useEdition } from './plan-words.ts';
import classes from './table.module.css';
import { COLUMNS, type Column, TableCell } from './table-cell.tsx';

const ROW_HEIGHT = 41;

interface Sorting {
  readonly by: Column;
  readonly down: boolean;
}

/** All actions in a table that is written in: Enter or a click changes a cell, arrows go from cell to cell. */
export function TableView() {
  const t = useT();
  const { plan } = usePlanDesk();
  const [text, setText] = useState('');
  const [state, setState] = useState<StudioAction['state'] | 'all'>('all');
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const rows = useTableRows({ text, state, sorting });
  return (
    <>
      <div className={classes['tools']}>
        <TextField
          type="search"
          label={t('plan:table.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <SelectField
          label={t('plan:fields.state')}
          value={state}
          onChange={(value) => setState(ACTION_STATES.find((one) => one === value) ?? 'all')}
          data={[
            { value: 'all', label: t('plan:table.allStates') },
            ...ACTION_STATES.map((value) => ({ value, label: t(`plan:actionStates.${value}`) })),
          ]}
        />
        <Button onClick={() => void download('plan.exportPlanTable', { planId: plan.id })}>
          {t('plan:studio.exportTable')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={t(plan.actions.length === 0 ? 'plan:timeline.empty' : 'plan:table.nothingFound')}
        />
      ) : (
        <Table
          rows={rows}
          sorting={sorting}
          onSort={(by) => setSorting((was) => ({ by, down: was?.by === by && !was.down }))}
        />
      )}
    </>
  );
}

/** The actions that are asked for, in the order that is asked for. */
function useTableRows(wanted: {
  text: string;
  state: StudioAction['state'] | 'all';
  sorting: Sorting | null;
}) {
  const { plan } = usePlanDesk();
  const { compare } = useFormat();
  const edition = useEdition();
  const { text, state, sorting } = wanted;
  return useMemo(() => {
    const phases = new Map(plan.phases.map(({ id, title }, index) => [id, { title: edition(title), index }]));
    const needle = text.trim().toLocaleLowerCase();
    const found = plan.actions.filter(
      (action) =>
        (state === 'all' || action.state === state) &&
        (needle === '' ||
          edition(action.title).toLocaleLowerCase().includes(needle) ||
          (plan.names[action.ownerId ?? ''] ?? '').toLocaleLowerCase().includes(needle)),
    );
    const place = (action: StudioAction) => phases.get(action.phaseId)?.index ?? 0;
    if (!sorting) return found.toSorted((a, b) => place(a) - place(b));
    const key = (action: StudioAction): string | number => {
      switch (sorting.by) {
        case 'title':
          return edition(action.title);
        case 'state':
          return ACTION_STATES.indexOf(action.state);
        case 'ownerId':
          return plan.names[action.ownerId ?? ''] ?? '';
        case 'phaseId':
          return place(action);
        case 'kind':
          return action.kind;
        case 'costs':
          return costTotals(action.costs).money.reduce((sum, { cents }) => sum + cents, 0);
        default:
          return action[sorting.by] ?? '';
      }
    };
    const keys = new Map(found.map((action) => [action.id, key(action)]));
    const order = (a: StudioAction, b: StudioAction) => {
      const [one = '', other = ''] = [keys.get(a.id), keys.get(b.id)];
      // What has nothing there comes last, whichever way the rest is sorted.
      if ((one === '') !== (other === '')) return one === '' ? 1 : -1;
      const by =
        typeof one === 'number' && typeof other === 'number'
          ? one - other
          : compare(String(one), String(other));
      return sorting.down ? -by : by;
    };
    return found.toSorted(order);
  }, [plan, text, state, sorting, edition, compare]);
}

interface TableProps {
  readonly rows: readonly StudioAction[];
  readonly sorting: Sorting | null;
  readonly onSort: (by: Column) => void;
}

function Table({ rows, sorting, onSort }: TableProps) {
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [editing, setEditing] = useState<string | null>(null);
  useLayoutEffect(() => setTop(table.current ? table.current.getBoundingClientRect().top + scrollY : 0), []);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const before = (items[0]?.start ?? top) - top;
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  const focusCell = (row: number, column: number) => {
    setAt({ row, column });
    virtualizer.scrollToIndex(row);
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLElement>(`[data-cell="${row}/${column}"]`)?.focus(),
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (editing) return;
    const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[
      event.key
    ] ?? [0, 0];
    if (down === 0 && right === 0) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(rows.length - 1, at.row + (down ?? 0)));
    focusCell(row, Math.max(0, Math.min(COLUMNS.length - 1, at.column + (right ?? 0))));
  };
  return (
    <div className={classes['scroll']}>
      <table
        ref={table}
        role="grid"
        aria-label={t('plan:studio.views.table')}
        aria-rowcount={rows.length + 1}
        className={classes['table']}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <Head key={column} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Gap height={before} />}
          {items.map((item) => {
            const action = rows[item.index];
            if (!action) return null;
            return (
              <tr
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                aria-rowindex={item.index + 2}
              >
                {COLUMNS.map((column, index) => (
                  <TableCell
                    key={column}
                    action={action}
                    column={column}
                    place={`${item.index}/${index}`}
                    isCurrent={at.row === item.index && at.column === index}
                    isEdited={editing === `${action.id}/${column}`}
                    onFocus={() => setAt({ row: item.index, column: index })}
                    onEdit={() => setEditing(`${action.id}/${column}`)}
                    onEnd={() => {
                      setEditing(null);
                      focusCell(item.index, index);
                    }}
                  />
                ))}
              </tr>
            );
          })}
          {after > 0 && <Gap height={after} />}
        </tbody>
      </table>
    </div>
  );
}

function Head({ column, sorting, onSort }: { column: Column } & Pick<TableProps, 'sorting' | 'onSort'>) {
  const t = useT();
  const down = sorting?.by === column ? sorting.down : null;
  const Sign = down === null ? IconSort : down ? IconDown : IconUp;
  const title = t(`plan:fields.${column}`);
  return (
    <th scope="col" aria-sort={down === null ? undefined : down ? 'descending' : 'ascending'}>
      <button
        type="button"
        aria-label={t('web:table.sort', { column: title })}
        onClick={() => onSort(column)}
      >
        {title}
        <Sign size={14} />
      </button>
    </th>
  );
}

function Gap({ height }: { height: number }) {
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={COLUMNS.length} />
    </tr>
  );
}
