import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { useFieldWords } from './field-words.ts';
import type { StudioPlan } from './plan-words.ts';
import type { Clash } from './use-line-edits.ts';

/** Two people changed the same field of a line: shows both, and what neither touched is kept anyway. */
export function LineConflict({ clash, plan }: { clash: Clash; plan: StudioPlan }) {
  const words = useFieldWords(plan);
  const mine: Readonly<Record<string, unknown>> = clash.edit.fields;
  return (
    <ConflictDialog
      open
      onClose={() => clash.settle('later')}
      onKeepMine={() => clash.settle('mine')}
      onTakeTheirs={() => clash.settle('theirs')}
      differences={clash.names.map((field) => ({
        field: words.name(field),
        mine: words.value(field, mine[field]),
        theirs: words.value(field, clash.theirs[field]),
      }))}
    />
  );
}
