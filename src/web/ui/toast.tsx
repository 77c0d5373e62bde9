import { useSyncExternalStore } from 'react';
import classes from './toast.module.css';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: { readonly label: string; readonly run: () => void } | undefined;
}

const SHOWN_MS = 6_000;
// WCAG 2.2.1: what can be acted upon must not vanish quickly.
const SHOWN_WITH_UNDO_MS = 20_000;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Says in passing that something is done; never the only place where it can be seen. */
export function say(text: string, undo?: Toast['undo']): void {
  lastId += 1;
  const id = lastId;
  show([...toasts.slice(-2), { id, text, undo }]);
  setTimeout(() => dismiss(id), undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS);
}

/** Where they appear; stands once in the page. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div role="status" aria-live="polite" className={classes['toasts']} data-screen-only>
      {shown.map(({ id, text, undo }) => (
        <div key={id} className={classes['toast']}>
          {text}
          {undo && (
            <button
              type="button"
              onClick={() => {
                undo.run();
                dismiss(id);
              }}
            >
              {undo.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

function dismiss(id: number): void {
  show(toasts.filter((toast) => toast.id !== id));
}

function show(next: readonly Toast[]): void {
  toasts = next;
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
