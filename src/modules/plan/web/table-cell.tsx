import { type KeyboardEvent, memo, useState } from 'react';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import type { Input } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { costTotals } from '../domain/cost.ts';
import type { Fields } from '../domain/ledger.ts';
import { useCostWords } from './cost-words.ts';
import { usePlanDesk } from './plan-desk.ts';
import { ACTION_KINDS, ACTION_STATES } from './plan-lists.ts';
import { type StudioAction, useEdition, useShortDay } from './plan-words.ts';
import { ActionStateWord } from './state-words.tsx';
import classes from './table.module.css';
import { useLineAdds } from './use-line-adds.ts';

export const COLUMNS = [
  'title',
  'state',
  'kind',
  'ownerId',
  'phaseId',
  'startsOn',
  'dueOn',
  'costs',
] as const;
export type Column = (typeof COLUMNS)[number];

interface TableCellProps {
  readonly action: StudioAction;
  readonly column: Column;
  /** `row/column`, by which the focus finds it. */
  readonly place: string;
  readonly isCurrent: boolean;
  readonly isEdited: boolean;
  readonly onFocus: () => void;
  readonly onEdit: () => void;
  readonly onEnd: () => void;
}

/** A cell of the table: what stands there, or the field that changes it. Costs are many fields and open the line's page. */
export function TableCell({
  action,
  column,
  place,
  isCurrent,
  isEdited,
  onFocus,
  onEdit,
  onEnd,
}: TableCellProps) {
  const { mayEdit, open } = usePlanDesk();
  const begin = () => {
    if (column === 'costs' || !mayEdit) open({ kind: 'action', id: action.id });
    else onEdit();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== 'F2')) return;
    event.preventDefault();
    begin();
  };
  return (
    <td
      role="gridcell"
      data-cell={place}
      data-column={column}
      tabIndex={isCurrent ? 0 : -1}
      className={isEdited ? classes['edited'] : undefined}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={() => !isEdited && begin()}
    >
      {isEdited ? (
        <CellField action={action} column={column} onEnd={onEnd} />
      ) : (
        <Shown action={action} column={column} />
      )}
    </td>
  );
}

/** Drawn once while the table is scrolled. */
const Shown = memo(function Shown({ action, column }: { action: StudioAction; column: Column }) {
  const t = useT();
  const shortDay = useShortDay();
  const edition = useEdition();
  const costs = useCostWords();
  const { plan } = usePlanDesk();
  switch (column) {
    case 'title':
      return edition(action.title);
    case 'state':
      return <ActionStateWord state={action.state} />;
    case 'kind':
      return t(`plan:kinds.${action.kind}`);
    case 'ownerId':
      return action.ownerId ? (plan.names[action.ownerId] ?? '') : '';
    case 'phaseId': {
      const phase = plan.phases.find(({ id }) => id === action.phaseId);
      return phase ? edition(phase.title) : '';
    }
    case 'costs':
      return costs(costTotals(action.costs));
    default: {
      const day = action[column];
      return day ? shortDay(day) : '';
    }
  }
});

/** The field of a cell: it writes when it is left or with Enter; Escape leaves it as it was. */
function CellField({ action, column, onEnd }: { action: StudioAction; column: Column; onEnd: () => void }) {
  const t = useT();
  const edition = useEdition();
  const { plan, setState, edits } = usePlanDesk();
  const { place } = useLineAdds();
  const label = `${t(`plan:fields.${column}`)}: ${edition(action.title)}`;
  const change = (base: Fields, fields: Input<'plan.changeAction'>['fields']) => {
    onEnd();
    void edits.change({ kind: 'action', id: action.id, version: action.version, base, fields });
  };
  if (column === 'ownerId') {
    const name = action.ownerId ? plan.names[action.ownerId] : undefined;
    return (
      <PersonPicker
        silent
        clearable
        label={label}
        value={action.ownerId}
        chosen={action.ownerId && name ? { id: action.ownerId, name } : null}
        onChange={(ownerId) => change({ ownerId: action.ownerId }, { ownerId })}
      />
    );
  }
  if (column === 'startsOn' || column === 'dueOn') {
    const was = action[column];
    return (
      <TextCell
        label={label}
        type="date"
        value={was ?? ''}
        onWrite={(day) =>
          day === (was ?? '') ? onEnd() : change({ [column]: was }, { [column]: day || null })
        }
        onEnd={onEnd}
      />
    );
  }
  if (column === 'title') return <TitleCell action={action} label={label} onEnd={onEnd} onChange={change} />;
  const choices =
    column === 'state'
      ? ACTION_STATES.map((value) => ({ value, label: t(`plan:actionStates.${value}`) }))
      : column === 'kind'
        ? ACTION_KINDS.map((value) => ({ value, label: t(`plan:kinds.${value}`) }))
        : plan.phases.map(({ id, title }) => ({ value: id, label: edition(title) }));
  const choose = (value: string) => {
    const state = ACTION_STATES.find((one) => one === value);
    const kind = ACTION_KINDS.find((one) => one === value);
    if (column === 'kind' && kind) return change({ kind: action.kind }, { kind });
    onEnd();
    if (column === 'state' && state) setState(action, state);
    if (column !== 'phaseId') return;
    const last = plan.actions.findLast(({ phaseId }) => phaseId === value);
    void place({ kind: 'action', id: action.id }, { phaseId: value, after: last?.id ?? null });
  };
  return (
    <select
      autoFocus
      aria-label={label}
      className={classes['field']}
      value={column === 'state' ? action.state : column === 'kind' ? action.kind : action.phaseId}
      onChange={(event) => choose(event.currentTarget.value)}
      onBlur={onEnd}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' || event.key === 'Enter') onEnd();
      }}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

interface TitleCellProps {
  readonly action: StudioAction;
  readonly label: string;
  readonly onChange: (base: Fields, fields: { title: StudioAction['title'] }) => void;
  readonly onEnd: () => void;
}

function TitleCell({ action: { title }, label, onChange, onEnd }: TitleCellProps) {
  const language = useLanguage();
  const edition = useEdition();
  const write = (text: string) => {
    if (text.trim() === '' || text.trim() === title[language]) onEnd();
    else onChange({ title }, { title: { ...title, [language]: text.trim() } });
  };
  return <TextCell label={label} value={title[language] ?? edition(title)} onWrite={write} onEnd={onEnd} />;
}

interface TextCellProps {
  readonly label: string;
  readonly type?: 'date';
  readonly value: string;
  readonly onWrite: (text: string) => void;
  readonly onEnd: () => void;
}

function TextCell({ label, type, value, onWrite, onEnd }: TextCellProps) {
  const [text, setText] = useState(value);
  return (
    <input
      autoFocus
      type={type ?? 'text'}
      aria-label={label}
      className={classes['field']}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onWrite(text)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') onWrite(text);
        if (event.key === 'Escape') onEnd();
      }}
    />
  );
}
