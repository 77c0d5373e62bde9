import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import { PlainSelect } from '#modules/people/web/plain-select.tsx';
import { useT } from '#web/i18n.ts';
import { Segments } from '#web/ui/choice.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './import.module.css';
import type { PlanImport } from './import-page.tsx';

type Target = PlanImport['columns'][number]['target'];

// As `IMPORT_TARGETS` of the contract, which would bring its schemas into the browser.
const TARGETS = [
  ...['number', 'phase', 'title', 'description', 'kind', 'owner', 'helpers', 'startsOn', 'dueOn', 'audience'],
  ...['goals', 'waitsFor', 'state', 'stateReason', 'costs', 'currency', 'hours', 'expertDays', 'material'],
] as const satisfies readonly Target[];

interface ImportColumnsProps {
  readonly given: PlanImport;
  readonly onChange: (mapping: { targets: readonly Target[]; language: Language }) => void;
}

/** What each column of the file is: a guess from its name that can be changed. */
export function ImportColumns({ given: { columns, language }, onChange }: ImportColumnsProps) {
  const t = useT();
  const targets = columns.map(({ target }) => target);
  const choose = (index: number, target: Target) =>
    onChange({ language, targets: targets.map((one, place) => (place === index ? target : one)) });
  return (
    <Section title={t('plan:import.columns')}>
      <div className={classes['language']}>
        <span className="field-label">{t('plan:import.language')}</span>
        <Segments
          label={t('plan:import.language')}
          value={language}
          onChange={(chosen) => onChange({ language: chosen, targets })}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
      </div>
      <table className={classes['columns']}>
        <thead>
          <tr>
            <th scope="col">{t('plan:import.inFile')}</th>
            <th scope="col">{t('plan:import.inPlan')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ index, header, target }) => {
            const name = header || t('plan:import.columnNumber', { number: index + 1 });
            return (
              <tr key={index} className={target === null ? classes['leftOut'] : undefined}>
                <th scope="row">{name}</th>
                <td>
                  <PlainSelect
                    label={t('plan:import.columnIs', { column: name })}
                    value={target ?? ''}
                    onChange={(value) => choose(index, TARGETS.find((one) => one === value) ?? null)}
                  >
                    <option value="">{t('plan:import.leaveOut')}</option>
                    {TARGETS.map((one) => (
                      <option key={one} value={one}>
                        {t(`plan:import.targets.${one}`)}
                      </option>
                    ))}
                  </PlainSelect>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
