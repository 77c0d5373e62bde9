import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { Segments } from '#web/ui/choice.tsx';
import { TextArea, TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { judgeMeasure } from '../domain/measure.ts';
import { changedFields } from './changed-fields.ts';
import { EditionField, useEditionSwitch } from './edition-fields.tsx';
import { JudgementView } from './judgement-view.tsx';
import { type MeasureValues, numberOf, typedMeasure, valuesOfMeasure } from './measure-values.ts';
import { fieldOfLine } from './phase-panel.tsx';
import { usePlanDesk } from './plan-desk.ts';
import type { StudioMeasure } from './plan-words.ts';

const UNITS = ['percent', 'score', 'count', 'hours', 'days', 'money', 'other'] as const;
const SOURCES = ['survey_item', 'behaviour', 'import', 'by_hand'] as const;
const MOVES = ['within_weeks', 'within_months', 'hardly', 'unknown'] as const;
const GAMING = ['hard', 'possible', 'easy'] as const;

interface MeasureFormProps {
  readonly goalId: string;
  readonly measure: StudioMeasure | null;
  readonly onEnd: () => void;
}

/** Writes a measure; beside it the four questions that it has to stand, and what the answers say about it. */
export function MeasureForm({ goalId, measure, onEnd }: MeasureFormProps) {
  const t = useT();
  const { edits } = usePlanDesk();
  const editions = useEditionSwitch();
  const form = useDraftForm<MeasureValues>({
    name: measure ? `plan.measure.${measure.id}` : `plan.measure.new.${goalId}`,
    initial: valuesOfMeasure(measure),
  });
  const send = async (values: MeasureValues) => {
    const fields = typedMeasure(values);
    if (measure) {
      const changed = changedFields(values.base as StudioMeasure, fields);
      const version = values.base.version ?? measure.version;
      const edit = { kind: 'measure', id: measure.id, version, base: values.base, fields: changed } as const;
      if (!(await edits.save(edit))) throw new Error('left for later');
    } else {
      await call('plan.addMeasure', { goalId, ...fields });
      await edits.act(async () => null);
    }
    form.forgetDraft();
    say(t('plan:studio.saved'));
    onEnd();
  };
  return (
    <Form
      form={form}
      module="plan"
      submit={t('plan:studio.save')}
      fieldOf={(path) => fieldOfLine(path, editions.language).replace('source.what', 'sourceWhat')}
      check={({ target }) => (numberOf(target) === null ? { target: t('plan:measure.targetNeeded') } : {})}
      send={send}
      others={
        <Button
          onClick={() => {
            form.forgetDraft();
            onEnd();
          }}
        >
          {t('web:dialog.cancel')}
        </Button>
      }
    >
      {editions.view}
      <EditionField
        form={form}
        path="name"
        label={t('plan:fields.name')}
        description={t('plan:measure.nameHint')}
        {...editions}
      />
      <MeasureNumbers form={form} language={editions.language} />
      <FourQuestions form={form} />
    </Form>
  );
}

type MeasureFormState = ReturnType<typeof useDraftForm<MeasureValues>>;

function MeasureNumbers({ form, language }: { form: MeasureFormState; language: 'en' | 'fi' | 'es' }) {
  const t = useT();
  const { unit, direction, sourceKind } = form.values;
  return (
    <>
      <SelectField
        label={t('plan:fields.unit')}
        value={unit}
        onChange={(value) => form.setFieldValue('unit', UNITS.find((one) => one === value) ?? unit)}
        data={UNITS.map((value) => ({ value, label: t(`plan:measure.units.${value}`) }))}
      />
      {(unit === 'other' || unit === 'count') && (
        <EditionField form={form} path="unitLabel" label={t('plan:fields.unitLabel')} language={language} />
      )}
      <Segments
        label={t('plan:fields.direction')}
        value={direction}
        onChange={(value) => form.setFieldValue('direction', value)}
        options={(['up', 'down'] as const).map((value) => ({
          value,
          label: t(`plan:measure.directions.${value}`),
        }))}
      />
      <FieldPair>
        <TextField
          {...form.getInputProps('baseline')}
          inputMode="decimal"
          label={t('plan:fields.baseline')}
        />
        <TextField {...form.getInputProps('target')} inputMode="decimal" label={t('plan:fields.target')} />
      </FieldPair>
      <SelectField
        label={t('plan:fields.source')}
        value={sourceKind}
        onChange={(value) =>
          form.setFieldValue('sourceKind', SOURCES.find((one) => one === value) ?? sourceKind)
        }
        data={SOURCES.map((value) => ({ value, label: t(`plan:measure.sources.${value}`) }))}
      />
      <TextField {...form.getInputProps('sourceWhat')} label={t('plan:measure.sourceWhat')} />
    </>
  );
}

/** The helper: four questions, and at once what the answers mean. */
function FourQuestions({ form }: { form: MeasureFormState }) {
  const t = useT();
  const { moves, gaming } = form.values;
  const { answers, ...measure } = typedMeasure(form.values);
  return (
    <>
      <h3>{t('plan:measure.fourQuestions')}</h3>
      <SelectField
        label={t('plan:measure.questions.moves')}
        value={moves}
        onChange={(value) => form.setFieldValue('moves', MOVES.find((one) => one === value) ?? moves)}
        data={MOVES.map((value) => ({ value, label: t(`plan:measure.moves.${value}`) }))}
      />
      <TextField
        {...form.getInputProps('countedOver')}
        inputMode="numeric"
        label={t('plan:measure.questions.countedOver')}
      />
      <TextField
        {...form.getInputProps('hoursPerReading')}
        inputMode="decimal"
        label={t('plan:measure.questions.hoursPerReading')}
      />
      <SelectField
        label={t('plan:measure.questions.gaming')}
        value={gaming}
        onChange={(value) => form.setFieldValue('gaming', GAMING.find((one) => one === value) ?? gaming)}
        data={GAMING.map((value) => ({ value, label: t(`plan:measure.gaming.${value}`) }))}
      />
      <TextArea {...form.getInputProps('gamedBy')} label={t('plan:measure.gamedBy')} minRows={2} />
      {answers && numberOf(form.values.target) !== null ? (
        <JudgementView judgement={judgeMeasure({ ...measure, answers })} />
      ) : (
        <p className="small">{t('plan:measure.answerAll')}</p>
      )}
    </>
  );
}
