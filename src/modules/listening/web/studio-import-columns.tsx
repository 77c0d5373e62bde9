import { PlainSelect } from '#modules/people/web/plain-select.tsx';
import { useT } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/choice.tsx';
import { StatusWord } from '#web/ui/marks.tsx';
import type { ColumnMeaning, FigureMeaning, ImportMapping, Metric } from '../contract/import.ts';
import type { Construct } from '../contract/item.ts';
import type { ResultImport } from './studio-import-page.tsx';
import { CONSTRUCT_LIST } from './studio-kinds.ts';
import classes from './studio-wave.module.css';

const MEANINGS = [
  'leave_out',
  'organisation',
  'parent',
  'year',
  'response_rate',
  'respondents',
  'measure',
  'value',
  'figure',
] as const satisfies readonly ColumnMeaning['kind'][];

const METRICS = ['favourable', 'index', 'mean', 'enps'] as const satisfies readonly Metric['kind'][];

const FIRST_FIGURE: FigureMeaning = {
  construct: 'engagement',
  metric: { kind: 'favourable', points: null },
  bankKey: null,
  composite: false,
  reversed: false,
};

interface ImportColumnsProps {
  readonly given: ResultImport;
  readonly mapping: ImportMapping;
  readonly onChange: (columns: ColumnMeaning[]) => void;
}

/** Each column of the file with an example, and what it means here. */
export function ImportColumns({ given: { headers, sample }, mapping, onChange }: ImportColumnsProps) {
  const t = useT();
  const set = (at: number, meaning: ColumnMeaning) =>
    onChange(mapping.columns.map((one, index) => (index === at ? meaning : one)));
  return (
    <section className={classes['scroll']} tabIndex={0} aria-label={t('listening:studio.imports.columns')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('listening:studio.imports.inFile')}</th>
            <th scope="col">{t('listening:studio.imports.example')}</th>
            <th scope="col">{t('listening:studio.imports.means')}</th>
          </tr>
        </thead>
        <tbody>
          {mapping.columns.map((meaning, at) => {
            const header = headers[at] ?? '';
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place
              <tr key={at}>
                <th scope="row">{header}</th>
                <td>{sample.map((row) => row[at]).find(Boolean)}</td>
                <td>
                  <div className={classes['row']}>
                    <PlainSelect
                      label={t('listening:studio.imports.meansNamed', { column: header })}
                      value={meaning.kind}
                      // Safe: the options are the meanings.
                      onChange={(kind) => set(at, meaningOf(kind as ColumnMeaning['kind'], meaning))}
                    >
                      {MEANINGS.map((kind) => (
                        <option key={kind} value={kind}>
                          {t(`listening:studio.imports.meanings.${kind}`)}
                        </option>
                      ))}
                    </PlainSelect>
                    {meaning.kind === 'figure' && (
                      <FigureFields
                        name={header}
                        meaning={meaning}
                        onChange={(next) => set(at, { ...next, kind: 'figure' })}
                      />
                    )}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface ImportMeasuresProps {
  readonly given: ResultImport;
  readonly mapping: ImportMapping;
  readonly onChange: (measures: ImportMapping['measures']) => void;
}

/** In a table of one figure a row: what each of its measures means. */
export function ImportMeasures({ given: { unknownMeasures }, mapping, onChange }: ImportMeasuresProps) {
  const t = useT();
  const known = mapping.measures.map(({ measure }) => measure);
  const all = [
    ...mapping.measures,
    ...unknownMeasures.filter((one) => !known.includes(one)).map((measure) => ({ measure, means: null })),
  ];
  if (all.length === 0) return null;
  const set = (measure: string, means: FigureMeaning | null) =>
    onChange(all.map((one) => (one.measure === measure ? { measure, means } : one)));
  return (
    <ul aria-label={t('listening:studio.imports.measures')}>
      {all.map(({ measure, means }) => (
        <li key={measure} className={classes['row']}>
          <b>{measure}</b>
          {means ? (
            <FigureFields name={measure} meaning={means} onChange={(next) => set(measure, next)} />
          ) : (
            <>
              <StatusWord tone="unsure">{t('listening:studio.imports.noMeaning')}</StatusWord>
              <button type="button" className="link" onClick={() => set(measure, FIRST_FIGURE)}>
                {t('listening:studio.imports.giveMeaning')}
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

interface FigureFieldsProps {
  readonly name: string;
  readonly meaning: FigureMeaning;
  readonly onChange: (meaning: FigureMeaning) => void;
}

function FigureFields({ name, meaning, onChange }: FigureFieldsProps) {
  const t = useT();
  return (
    <>
      <PlainSelect
        label={t('listening:studio.imports.aboutNamed', { column: name })}
        value={meaning.construct}
        // Safe: the options are the constructs. A figure about something else asks other words than the item it was tied to.
        onChange={(value) => onChange({ ...meaning, construct: value as Construct, bankKey: null })}
      >
        {CONSTRUCT_LIST.map((value) => (
          <option key={value} value={value}>
            {t(`listening:constructs.${value}`)}
          </option>
        ))}
      </PlainSelect>
      <PlainSelect
        label={t('listening:studio.imports.metricNamed', { column: name })}
        value={meaning.metric.kind}
        // Safe: the options are the metrics.
        onChange={(kind) => onChange({ ...meaning, metric: metricOf(kind as Metric['kind']) })}
      >
        {METRICS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`listening:studio.imports.metrics.${kind}`)}
          </option>
        ))}
      </PlainSelect>
      <Checkbox
        label={t('listening:studio.imports.composite')}
        checked={meaning.composite}
        onChange={(composite) => onChange({ ...meaning, composite })}
      />
      <Checkbox
        label={t('listening:studio.imports.reversed')}
        checked={meaning.reversed}
        onChange={(reversed) => onChange({ ...meaning, reversed })}
      />
    </>
  );
}

function meaningOf(kind: ColumnMeaning['kind'], before: ColumnMeaning): ColumnMeaning {
  if (kind !== 'figure') return { kind };
  return before.kind === 'figure' ? before : { ...FIRST_FIGURE, kind };
}

function metricOf(kind: Metric['kind']): Metric {
  if (kind === 'favourable') return { kind, points: null };
  if (kind === 'mean') return { kind, lowest: 1, highest: 5 };
  return { kind };
}
