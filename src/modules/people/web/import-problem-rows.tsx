import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { useRows } from '#web/use-rows.ts';
import classes from './import.module.css';
import type { PeopleImport } from './import-targets.ts';
import type { Settings, SettingsInHand } from './use-import.ts';

type Problem = Answer<'people.listImportProblems'>['rows'][number];

interface ImportProblemRowsProps {
  readonly group: PeopleImport['groups'][number];
  readonly given: PeopleImport;
  readonly hand: SettingsInHand;
}

const AT_ONCE = 10;

/** The problems of a kind one by one, each with what would settle it. */
export function ImportProblemRows({ group, given, hand }: ImportProblemRowsProps) {
  const t = useT();
  const problems = useRows('people.listImportProblems', {
    importId: given.id,
    code: group.code,
    limit: AT_ONCE,
  });
  const rows = problems.rows.filter(
    ({ field, column }) => field === group.field && column === group.columnIndex,
  );
  return (
    <>
      {problems.isPending && <SkeletonRows label={t('web:page.loading')} count={1} />}
      {problems.error && <Failure error={problems.error} onRetry={problems.retry} />}
      <ul role="list" className={classes['rows']}>
        {rows.map((problem) => (
          // What is being typed into one survives the check that settling another begins.
          <li key={`${problem.row} ${problem.column} ${problem.value}`}>
            {problem.field === 'manager' && problem.code !== 'manager_circle' && problem.value !== null ? (
              <ManagerProblem problem={problem} value={problem.value} hand={hand} />
            ) : (
              <CellProblem problem={problem} hand={hand} />
            )}
          </li>
        ))}
      </ul>
      {problems.hasMore && <MoreRows {...problems} />}
    </>
  );
}

interface RowProps {
  readonly problem: Problem;
  readonly hand: SettingsInHand;
}

/** A manager's text that means nobody, or several: perhaps somebody with a similar name, or a number. */
function ManagerProblem({ problem, value, hand }: RowProps & { value: string }) {
  const t = useT();
  const [means, setMeans] = useState('');
  const suggestion = suggestionIn(problem.params);
  const settle = (meant: string | null) => {
    const others = (hand.settings.managers ?? []).filter((one) => one.value !== value);
    hand.change({ managers: [...others, { value, means: meant }] });
  };
  return (
    <>
      <p className="small">
        {t('people:import.rowValue', { row: problem.row ?? 0, value })}
        {suggestion && <> {t('people:import.perhaps', { name: suggestion.name })}</>}
      </p>
      <div className={classes['acts']}>
        {suggestion && (
          <button type="button" className="link" onClick={() => settle(suggestion.key)}>
            {t('people:import.itIs')}
          </button>
        )}
        <form
          className={classes['cell']}
          onSubmit={(event) => {
            event.preventDefault();
            if (means.trim()) settle(means.trim());
          }}
        >
          <input
            aria-label={t('people:import.whoIs', { value })}
            placeholder={t('people:import.whoIsHint')}
            value={means}
            onChange={(event) => setMeans(event.currentTarget.value)}
          />
          {means.trim() && (
            <button type="submit" className="link">
              {t('people:import.use')}
            </button>
          )}
        </form>
        <button type="button" className="link" onClick={() => settle(null)}>
          {t('people:import.leaveOpen')}
        </button>
      </div>
    </>
  );
}

/** A cell that cannot be used as it is: write it anew, or leave the row out. */
function CellProblem({ problem, hand }: RowProps) {
  const t = useT();
  const { row, column, value } = problem;
  const [text, setText] = useState(value ?? '');
  const more = detailsOf(problem.params);
  const rows = Array.isArray(problem.params['rows']) ? problem.params['rows'] : [];
  if (row === null) return <p className="small">{[value, more].filter(Boolean).join(' · ')}</p>;
  const write = (written: string) => {
    if (column === null) return;
    const others = (hand.settings.cells ?? []).filter(
      (cell) => !(cell.row === row && cell.column === column),
    );
    hand.change({ cells: [...others, { row, column, value: written }] });
  };
  const leaveOut: Settings['leftOutRows'] = [...new Set([...(hand.settings.leftOutRows ?? []), row])];
  return (
    <form
      className={classes['cell']}
      onSubmit={(event) => {
        event.preventDefault();
        write(text);
      }}
    >
      <span className="small num">
        {rows.length > 1
          ? t('people:import.rowsOf', { rows: rows.join(', ') })
          : t('people:import.row', { row })}
        {more && ` · ${more}`}
      </span>
      {column !== null && (
        <input
          aria-label={t('people:import.cell', { row })}
          aria-invalid={text === (value ?? '')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {column !== null && text !== (value ?? '') && (
        <button type="submit" className="link">
          {text === '' ? t('people:import.leaveEmpty') : t('people:import.use')}
        </button>
      )}
      <button type="button" className="link" onClick={() => hand.change({ leftOutRows: leaveOut })}>
        {t('people:import.leaveRowOut')}
      </button>
    </form>
  );
}

function suggestionIn({ suggestion }: Problem['params']): { name: string; key: string } | null {
  if (typeof suggestion !== 'object' || suggestion === null) return null;
  const { name, key } = suggestion as { name?: unknown; key?: unknown }; // unknown until the next line has looked
  return typeof name === 'string' && typeof key === 'string' ? { name, key } : null;
}

/** The people that a problem is about. */
function detailsOf({ names, holder }: Problem['params']): string {
  if (Array.isArray(names)) return names.join(' › ');
  return typeof holder === 'string' ? holder : '';
}
