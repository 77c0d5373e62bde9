import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Numbers } from '#web/ui/marks.tsx';
import { isConflict } from '#web/ui/problem.ts';
import classes from './import.module.css';
import { ImportChanges } from './import-changes.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportNotes } from './import-notes.tsx';
import { ImportOptions } from './import-options.tsx';
import { ImportProblems } from './import-problems.tsx';
import type { PeopleImport } from './import-targets.ts';
import { type SettingsInHand, useSettings } from './use-import.ts';

/** Before anything is written: what the columns are, what would change, and what has to be settled first. */
export function ImportReview({ given }: { given: PeopleImport }) {
  const hand = useSettings(given);
  return (
    <div className={classes['review']} aria-busy={hand.checking}>
      <div className={classes['main']}>
        <ImportColumns given={given} hand={hand} />
        <ImportOptions given={given} hand={hand} />
        <ImportChanges given={given} />
      </div>
      <aside className={classes['side']}>
        {hand.error && <Failure error={hand.error} />}
        <Counts given={given} />
        <ImportProblems given={given} hand={hand} />
        <ImportNotes given={given} />
        <Confirm given={given} hand={hand} />
      </aside>
    </div>
  );
}

function Counts({ given: { counts } }: { given: PeopleImport }) {
  const t = useT();
  const format = useFormat();
  const shown = (['created', 'changed', 'left', 'stay'] as const).map(
    (kind) => [t(`people:import.counts.${kind}`), counts ? format.number(counts[kind]) : '–'] as const,
  );
  return <Numbers numbers={shown} />;
}

function Confirm({ given, hand }: { given: PeopleImport; hand: SettingsInHand }) {
  const t = useT();
  const format = useFormat();
  const confirm = useSend('people.confirmImport', { changes: ['people.readImport'] });
  const { blocking, counts } = given;
  const concerned = counts ? counts.created + counts.changed + counts.left : 0;
  const nothing = counts !== null && concerned === 0;
  const locked =
    !hand.checking &&
    !given.can.confirm &&
    t('people:import.settleFirst', { count: blocking, number: format.number(blocking) });
  return (
    <div className={classes['confirm']}>
      {confirm.error && !isConflict(confirm.error) && <Failure error={confirm.error} />}
      <Button
        kind="primary"
        wide="always"
        pending={
          (hand.checking && t('people:import.checkingAgain')) || (confirm.isPending && t('web:form.sending'))
        }
        locked={locked || (nothing && t('people:import.nothingToDo'))}
        onClick={() => confirm.mutate({ importId: given.id, version: given.version })}
      >
        {t('people:import.confirm', { count: concerned, number: format.number(concerned) })}
      </Button>
      <p className="small">{t('people:import.undoable')}</p>
    </div>
  );
}
