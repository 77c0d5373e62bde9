import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { cx } from '#web/ui/class-names.ts';
import { IconChevron } from '#web/ui/icons.tsx';
import classes from './tree.module.css';

export interface TreeLine {
  readonly id: string;
  readonly parentId: string | null;
  /** From 1. */
  readonly level: number;
  /** Its place among its siblings, from 1, and how many they are. */
  readonly place: number;
  readonly siblings: number;
  /** Null: nothing is below. */
  readonly open: boolean | null;
  /** What typing letters finds it by. */
  readonly text: string;
  readonly content: ReactNode;
  /** At the right: how many are below. */
  readonly end?: ReactNode;
}

interface TreeProps {
  readonly label: string;
  /** The visible lines, from top to bottom. */
  readonly lines: readonly TreeLine[];
  readonly chosenId?: string | null;
  readonly onToggle: (id: string, open: boolean) => void;
  /** Enter, or a click on the words. */
  readonly onChoose: (id: string) => void;
}

const TYPED_MS = 700;

/**
 * A tree that is walked by keyboard (WAI-ARIA Authoring Practices, tree view): up and down, right to open or go in, left to
 * close or go out, Home, End, letters, Enter. One line is in the tab order.
 */
export function Tree({ label, lines, chosenId, onToggle, onChoose }: TreeProps) {
  const tree = useRef<HTMLUListElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const [lastId, setLastId] = useState<string | null>(null);
  const currentId = [lastId, chosenId].find((id) => lines.some((line) => line.id === id)) ?? lines[0]?.id;

  const go = (line: TreeLine | undefined) => {
    if (!line) return;
    setLastId(line.id);
    tree.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line.id)}"]`)?.focus();
  };
  const find = (key: string, from: number): TreeLine | undefined => {
    const now = performance.now();
    const text = now - typed.current.at < TYPED_MS ? typed.current.text + key : key;
    typed.current = { text, at: now };
    // The same line still fits while a word goes on; a new word begins after it.
    const start = text.length > 1 ? from : from + 1;
    const order = [...lines.slice(start), ...lines.slice(0, start)];
    return order.find((line) => line.text.toLocaleLowerCase().startsWith(text.toLocaleLowerCase()));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = lines.findIndex(({ id }) => id === currentId);
    const line = lines[index];
    if (!line) return;
    if (!walk(event.key, index, line)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const walk = (key: string, index: number, line: TreeLine): boolean => {
    if (key === 'ArrowDown') go(lines[index + 1]);
    else if (key === 'ArrowUp') go(lines[index - 1]);
    else if (key === 'Home') go(lines[0]);
    else if (key === 'End') go(lines.at(-1));
    else if (key === 'Enter' || key === ' ') onChoose(line.id);
    else if (key === 'ArrowRight') {
      if (line.open === false) onToggle(line.id, true);
      else if (line.open) go(lines[index + 1]);
    } else if (key === 'ArrowLeft') {
      if (line.open) onToggle(line.id, false);
      else go(lines.find(({ id }) => id === line.parentId));
    } else if (key.length === 1) go(find(key, index));
    else return false;
    return true;
  };

  return (
    <ul ref={tree} role="tree" aria-label={label} className={classes['tree']} onKeyDown={onKeyDown}>
      {lines.map((line) => (
        <li
          key={line.id}
          role="treeitem"
          data-line={line.id}
          aria-level={line.level}
          aria-posinset={line.place}
          aria-setsize={line.siblings}
          aria-expanded={line.open ?? undefined}
          aria-selected={line.id === chosenId}
          tabIndex={line.id === currentId ? 0 : -1}
          className={cx(classes['line'], line.id === chosenId && classes['chosen'])}
          // Deep lines stay on a phone: after the eighth level the step is no longer drawn. Safe: React passes custom
          // properties on, its types only do not list them.
          style={{ '--level': Math.min(line.level - 1, 8) } as CSSProperties}
          onFocus={() => setLastId(line.id)}
          onClick={() => onChoose(line.id)}
        >
          <span
            className={cx(classes['toggle'], line.open && classes['turned'])}
            aria-hidden="true"
            onClick={(event) => {
              if (line.open === null) return;
              event.stopPropagation();
              onToggle(line.id, !line.open);
            }}
          >
            {line.open !== null && <IconChevron size={16} />}
          </span>
          <span className={classes['content']}>{line.content}</span>
          {line.end && <span className={classes['end']}>{line.end}</span>}
        </li>
      ))}
    </ul>
  );
}
