import type { Language } from '#kernel/language.ts';
import { editionsOf, type Texts, textsOf } from '#modules/plan/web/edition-fields.tsx';
import { numberOf } from '#modules/plan/web/measure-values.ts';
import { useT } from '#web/i18n.ts';
import { Checkbox, Segments } from '#web/ui/choice.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair } from '#web/ui/form.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import type { DraftForm } from '#web/ui/use-draft-form.ts';
import type { ContentOf } from '../contract/part.ts';
import type { PartOf } from './campaign-words.ts';
import { type Opened, PartForm } from './part-form.tsx';
import { GoalPicker } from './pickers.tsx';
import { TextsField } from './text-fields.tsx';

type Measure = NonNullable<ContentOf['objective']['measure']>;

// As the lists of the plan's contract, whose schemas the browser does not need.
const UNITS = ['percent', 'score', 'count', 'hours', 'days', 'money', 'other'] as const;
const SOURCES = ['survey_item', 'behaviour', 'import', 'by_hand'] as const;

interface ObjectiveValues extends Record<string, unknown> {
  sentence: Texts;
  goalId: string | null;
  byOn: string;
  measured: boolean;
  measure: Pick<Measure, 'unit' | 'direction'> & {
    name: Texts;
    unitLabel: Texts;
    baseline: string;
    target: string;
    sourceKind: Measure['source']['kind'];
    sourceWhat: string;
  };
}

interface ObjectiveFormProps {
  readonly objective: PartOf<'objective'> | null;
  readonly goalIds: readonly string[];
  readonly onEnd: () => void;
}

/** What is to be different because of the campaign, and how one will know. */
export function ObjectiveForm({ objective, goalIds, onEnd }: ObjectiveFormProps) {
  const t = useT();
  return (
    <PartForm<'objective', ObjectiveValues>
      kind="objective"
      part={objective}
      title={t(objective ? 'campaigns:objective.edit' : 'campaigns:objective.add')}
      onEnd={onEnd}
      initial={valuesOf(objective?.content ?? null)}
      contentOf={objectiveOf}
      check={(values, language) =>
        problemsOf(values, language, {
          needed: t('web:errors.fields.required'),
          target: t('campaigns:objective.targetNeeded'),
        })
      }
    >
      {(form, language) => (
        <>
          <TextsField
            form={form}
            path="sentence"
            label={t('campaigns:fields.sentence')}
            language={language}
          />
          <FieldPair>
            <TextField {...form.getInputProps('byOn')} type="date" label={t('campaigns:fields.byOn')} />
            <GoalPicker
              label={t('campaigns:fields.goalId')}
              goalIds={goalIds}
              value={form.values.goalId}
              onChange={(id) => form.setFieldValue('goalId', id)}
            />
          </FieldPair>
          <Checkbox
            label={t('campaigns:objective.measured')}
            checked={form.values.measured}
            onChange={(on) => form.setFieldValue('measured', on)}
          />
          {form.values.measured && <MeasureFields form={form} language={language} />}
        </>
      )}
    </PartForm>
  );
}

interface MeasureFieldsProps {
  readonly form: DraftForm<ObjectiveValues & Opened>;
  readonly language: Language;
}

function MeasureFields({ form, language }: MeasureFieldsProps) {
  const t = useT();
  const { measure } = form.values;
  const set = (changed: Partial<typeof measure>) => form.setFieldValue('measure', { ...measure, ...changed });
  return (
    <>
      <TextsField form={form} path="measure.name" label={t('plan:fields.name')} language={language} />
      <FieldPair>
        <SelectField
          label={t('plan:fields.unit')}
          value={measure.unit}
          onChange={(value) => set({ unit: UNITS.find((one) => one === value) ?? measure.unit })}
          data={UNITS.map((value) => ({ value, label: t(`plan:measure.units.${value}`) }))}
        />
        <div>
          <span className="field-label">{t('plan:fields.direction')}</span>
          <Segments
            label={t('plan:fields.direction')}
            value={measure.direction}
            onChange={(direction) => set({ direction })}
            options={(['up', 'down'] as const).map((value) => ({
              value,
              label: t(`plan:measure.directions.${value}`),
            }))}
          />
        </div>
      </FieldPair>
      <FieldPair>
        <TextField
          {...form.getInputProps('measure.baseline')}
          inputMode="decimal"
          label={t('plan:fields.baseline')}
        />
        <TextField
          {...form.getInputProps('measure.target')}
          inputMode="decimal"
          label={t('plan:fields.target')}
        />
      </FieldPair>
      {(measure.unit === 'other' || measure.unit === 'count') && (
        <TextsField
          form={form}
          path="measure.unitLabel"
          label={t('plan:fields.unitLabel')}
          language={language}
        />
      )}
      <FieldPair>
        <SelectField
          label={t('plan:fields.source')}
          value={measure.sourceKind}
          onChange={(value) =>
            set({ sourceKind: SOURCES.find((one) => one === value) ?? measure.sourceKind })
          }
          data={SOURCES.map((value) => ({ value, label: t(`plan:measure.sources.${value}`) }))}
        />
        <TextField {...form.getInputProps('measure.sourceWhat')} label={t('plan:measure.sourceWhat')} />
      </FieldPair>
    </>
  );
}

function valuesOf(content: ContentOf['objective'] | null): ObjectiveValues {
  const measure = content?.measure;
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(value);
  return {
    sentence: textsOf(content?.sentence),
    goalId: content?.goalId ?? null,
    byOn: content?.byOn ?? '',
    measured: Boolean(measure),
    measure: {
      name: textsOf(measure?.name),
      unit: measure?.unit ?? 'percent',
      unitLabel: textsOf(measure?.unitLabel),
      direction: measure?.direction ?? 'up',
      baseline: text(measure?.baseline),
      target: text(measure?.target),
      sourceKind: measure?.source.kind ?? 'by_hand',
      sourceWhat: measure?.source.what ?? '',
    },
  };
}

function objectiveOf({ sentence, goalId, byOn, measured, measure }: ObjectiveValues): ContentOf['objective'] {
  return {
    sentence: editionsOf(sentence) ?? {},
    goalId,
    byOn: byOn || null,
    measure: measured
      ? {
          name: editionsOf(measure.name) ?? {},
          unit: measure.unit,
          unitLabel: editionsOf(measure.unitLabel),
          direction: measure.direction,
          baseline: numberOf(measure.baseline),
          target: numberOf(measure.target) ?? 0,
          source: { kind: measure.sourceKind, what: measure.sourceWhat.trim() },
        }
      : null,
  };
}

function problemsOf(
  { sentence, measured, measure }: ObjectiveValues,
  language: Language,
  words: { needed: string; target: string },
): Record<string, string> {
  return {
    ...(editionsOf(sentence) ? {} : { [`sentence.${language}`]: words.needed }),
    ...(measured && !editionsOf(measure.name) ? { [`measure.name.${language}`]: words.needed } : {}),
    ...(measured && numberOf(measure.target) === null ? { 'measure.target': words.target } : {}),
    ...(measured && measure.sourceWhat.trim() === '' ? { 'measure.sourceWhat': words.needed } : {}),
  };
}
