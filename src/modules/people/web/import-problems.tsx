import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { MessageName } from '#web/messages.ts';
import { IconRefuse } from '#web/ui/icons.tsx';
import classes from './import.module.css';
import { ImportProblemRows } from './import-problem-rows.tsx';
import type { PeopleImport } from './import-targets.ts';
import { useFieldName } from './import-words.ts';
import type { SettingsInHand } from './use-import.ts';

type Group = PeopleImport['groups'][number];

interface ImportProblemsProps {
  readonly given: PeopleImport;
  readonly hand: SettingsInHand;
}

/** What stands in the way, each to be settled where it is said. */
export function ImportProblems({ given, hand }: ImportProblemsProps) {
  const t = useT();
  const format = useFormat();
  const groups = given.groups.filter(({ severity }) => severity === 'blocks');
  if (groups.length === 0) return null;
  return (
    <section aria-label={t('people:import.toSettle', { count: given.blocking, number: given.blocking })}>
      <h2 className={classes['sideHead']}>
        {t('people:import.toSettle', { count: given.blocking, number: format.number(given.blocking) })}
      </h2>
      <ul role="list" className={classes['problems']}>
        {groups.map((group) => (
          <Problem
            key={`${group.code} ${group.field} ${group.columnIndex}`}
            group={group}
            given={given}
            hand={hand}
          />
        ))}
      </ul>
    </section>
  );
}

interface ProblemProps extends ImportProblemsProps {
  readonly group: Group;
}

function Problem({ group, given, hand }: ProblemProps) {
  const t = useT();
  const say = useGroupWords(given);
  const [open, setOpen] = useState(group.count <= 3);
  const hasRows = group.rows.length > 0;
  return (
    <li>
      <IconRefuse size={18} />
      <div>
        <p className={classes['problemTitle']}>{say(group)}</p>
        <div className={classes['acts']}>
          <WholeGroup group={group} hand={hand} />
          {hasRows && !open && (
            <button type="button" className="link" onClick={() => setOpen(true)}>
              {t('people:import.oneByOne')}
            </button>
          )}
        </div>
        {hasRows && open && <ImportProblemRows group={group} given={given} hand={hand} />}
        {!hasRows && <p className="small">{t('people:import.inColumns')}</p>}
      </div>
    </li>
  );
}

/** «Rows 131 and 207: First day cannot be read as a day» */
function useGroupWords(given: PeopleImport): (group: Group) => string {
  const t = useT();
  const format = useFormat();
  const fieldName = useFieldName(given);
  return ({ code, field, rows, count }) => {
    // Safe: each problem that the check finds has its sentence.
    const text = t(`people:import.problems.${code}` as MessageName, { field: fieldName(field) });
    if (rows.length === 0) return text;
    if (rows.length === count && count <= 5)
      return t('people:import.inRows', { count, rows: format.list(rows.map(String)), text });
    return t('people:import.inManyRows', { number: format.number(count), row: rows[0] ?? 0, text });
  };
}

/** What settles all problems of a kind at once. */
function WholeGroup({ group: { code, field, count }, hand }: { group: Group; hand: SettingsInHand }) {
  const t = useT();
  const { settings, change } = hand;
  const act = (words: string, run: () => void) => (
    <button type="button" className="link" onClick={run}>
      {words}
    </button>
  );
  if (code === 'row_twice')
    return act(t('people:import.keepNewer'), () => change({ duplicates: 'keep_newer' }));
  if (code === 'unit_unknown')
    return act(t('people:import.openUnits'), () => change({ unknownUnits: 'create' }));
  if (code === 'manager_unknown' || code === 'manager_ambiguous')
    return count > 1
      ? act(t('people:import.leaveAllOpen'), () => change({ unknownManagers: 'leave_open' }))
      : null;
  if (field && CELL_PROBLEMS.test(code)) {
    const key = field.replace(/^attribute\./, '');
    return act(t('people:import.countAsEmpty'), () =>
      change({ unreadableAsEmpty: [...new Set([...(settings.unreadableAsEmpty ?? []), key])] }),
    );
  }
  return null;
}

const CELL_PROBLEMS = /_(unreadable|impossible|unknown)$|^(formula|control_character|too_long)$/;
