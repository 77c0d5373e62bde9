import { useT } from '#web/i18n.ts';
import { IconPlus } from '#web/ui/icons.tsx';
import { KeyHint } from '#web/ui/key-hint.tsx';
import classes from './outline.module.css';
import type { Row } from './outline-line.ts';
import type { NewPlace } from './use-line-adds.ts';
import { placeFor } from './use-outline-keys.ts';

interface OutlineAddProps {
  readonly rows: readonly Row[];
  readonly index: number;
  readonly onAdd: (place: NewPlace, at: number) => void;
}

/** Adds beside the current row, by mouse; the letters do the same from within the outline. */
export function OutlineAdd({ rows, index, onAdd }: OutlineAddProps) {
  const t = useT();
  const choices = [
    { kind: 'goal', key: 'G', words: t('plan:studio.addGoal') },
    { kind: 'phase', key: 'P', words: t('plan:studio.addPhase') },
    { kind: 'action', key: 'N', words: t('plan:studio.addAction') },
  ] as const;
  return (
    <div className={classes['adds']}>
      {choices.map(({ kind, key, words }) => {
        const found = placeFor(kind, rows, index);
        if (!found) return null;
        return (
          <button key={kind} type="button" className="link" onClick={() => onAdd(found.place, found.at)}>
            <IconPlus size={16} />
            {words}
            <KeyHint keys={[key]} />
          </button>
        );
      })}
    </div>
  );
}
