import { type DragEvent, useState } from 'react';
import { lineOfRow, type Row } from './outline-line.ts';
import { type LineRef, usePlanDesk } from './plan-desk.ts';
import { useLineAdds } from './use-line-adds.ts';

// A drop target learns what is dragged only at the drop; the page knows it all along.
let dragged: LineRef | null = null;

/** Dragging rows of the outline with a mouse: a line goes above or below another of its kind, an action also into a phase. */
export function useOutlineDrag(row: Row) {
  const { plan } = usePlanDesk();
  const { place } = useLineAdds();
  const [over, setOver] = useState<'above' | 'below'>();
  const line = lineOfRow(row);
  const side = (event: DragEvent<HTMLElement>): 'above' | 'below' | undefined => {
    if (!dragged || !line || dragged.id === line.id) return undefined;
    if (dragged.kind === 'action' && line.kind === 'phase') return 'below';
    if (dragged.kind !== line.kind) return undefined;
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY < top + height / 2 ? 'above' : 'below';
  };
  return {
    over,
    draggable: true,
    onDragStart: (event: DragEvent<HTMLElement>) => {
      dragged = line;
      event.dataTransfer.effectAllowed = 'move';
      // Firefox drags only what carries data.
      event.dataTransfer.setData('text/plain', '');
    },
    onDragEnd: () => {
      dragged = null;
    },
    onDragOver: (event: DragEvent<HTMLElement>) => {
      const now = side(event);
      if (now) event.preventDefault();
      setOver(now);
    },
    onDragLeave: () => setOver(undefined),
    onDrop: (event: DragEvent<HTMLElement>) => {
      const where = side(event);
      setOver(undefined);
      if (!where || !dragged || !line) return;
      event.preventDefault();
      const moved = dragged;
      if (row.type === 'phase' && moved.kind === 'action') {
        void place(moved, { phaseId: line.id, after: null });
        return;
      }
      const phaseId = row.type === 'action' ? row.action.phaseId : undefined;
      const like =
        row.type === 'goal'
          ? plan.goals
          : row.type === 'phase'
            ? plan.phases
            : plan.actions.filter((one) => one.phaseId === phaseId);
      const others = like.filter(({ id }) => id !== moved.id);
      const at = others.findIndex(({ id }) => id === line.id);
      const after = where === 'below' ? line.id : (others[at - 1]?.id ?? null);
      void place(moved, { after, phaseId });
    },
  };
}
