import { editionsOf, type Texts, textsOf } from './edition-fields.tsx';
import type { StudioMeasure } from './plan-words.ts';

type Answers = NonNullable<StudioMeasure['answers']>;

export interface MeasureValues extends Record<string, unknown> {
  base: Partial<StudioMeasure>;
  name: Texts;
  unit: StudioMeasure['unit'];
  unitLabel: Texts;
  direction: StudioMeasure['direction'];
  baseline: string;
  target: string;
  sourceKind: StudioMeasure['source']['kind'];
  sourceWhat: string;
  moves: Answers['moves'];
  countedOver: string;
  hoursPerReading: string;
  gaming: Answers['gaming'];
  gamedBy: string;
}

/** What stands, as the form holds it. */
export function valuesOfMeasure(measure: StudioMeasure | null): MeasureValues {
  const answers = measure?.answers;
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(value);
  return {
    base: measure ?? {},
    name: textsOf(measure?.name),
    unit: measure?.unit ?? 'percent',
    unitLabel: textsOf(measure?.unitLabel),
    direction: measure?.direction ?? 'up',
    baseline: text(measure?.baseline),
    target: text(measure?.target),
    sourceKind: measure?.source.kind ?? 'survey_item',
    sourceWhat: measure?.source.what ?? '',
    moves: answers?.moves ?? 'unknown',
    countedOver: text(answers?.countedOver),
    hoursPerReading: text(answers?.hoursPerReading),
    gaming: answers?.gaming ?? 'possible',
    gamedBy: answers?.gamedBy ?? '',
  };
}

/** «3,4» is 3.4; what is no number is null. */
export function numberOf(typed: string): number | null {
  const plain = typed.replace(/\s/g, '').replace(',', '.');
  return plain === '' || Number.isNaN(Number(plain)) ? null : Number(plain);
}

/** What the form holds, as the server takes it; answers count once the two numbers among them are there. */
export function typedMeasure(values: MeasureValues) {
  const countedOver = numberOf(values.countedOver);
  const hoursPerReading = numberOf(values.hoursPerReading);
  return {
    name: editionsOf(values.name) ?? {},
    unit: values.unit,
    unitLabel: editionsOf(values.unitLabel),
    direction: values.direction,
    baseline: numberOf(values.baseline),
    target: numberOf(values.target) ?? 0,
    source: { kind: values.sourceKind, what: values.sourceWhat.trim() },
    answers:
      countedOver === null || hoursPerReading === null
        ? null
        : {
            moves: values.moves,
            countedOver: Math.round(countedOver),
            hoursPerReading,
            gaming: values.gaming,
            gamedBy: values.gamedBy.trim() || null,
          },
  };
}
