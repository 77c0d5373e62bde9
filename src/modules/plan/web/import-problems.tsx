import { useT } from '#web/i18n.ts';
import { IconRefuse } from '#web/ui/icons.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './import.module.css';
import type { PlanImport } from './import-page.tsx';

/** What stands in the way, cell by cell, in the words of the file. */
export function ImportProblems({ given: { problems, moreProblems, columns } }: { given: PlanImport }) {
  const t = useT();
  if (problems.length === 0) return null;
  const place = ({ row, column }: PlanImport['problems'][number]) => {
    const header = columns.find(({ index }) => index === column)?.header;
    if (row === null) return header || t('plan:import.wholeFile');
    return header ? t('plan:import.rowColumn', { row, column: header }) : t('plan:import.row', { row });
  };
  return (
    <Section
      title={t('plan:import.toMend')}
      end={problems.length + moreProblems}
      lede={t('plan:import.mendText')}
    >
      <ul role="list" className={classes['problems']}>
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.row} ${problem.column} ${problem.value}`}>
            <IconRefuse size={18} />
            <div>
              <span className="small num">{place(problem)}</span>
              <p>{t(`plan:import.problems.${problem.code}`, { value: problem.value ?? '' })}</p>
            </div>
          </li>
        ))}
      </ul>
      {moreProblems > 0 && <p className="small">{t('plan:import.moreProblems', { count: moreProblems })}</p>}
    </Section>
  );
}
