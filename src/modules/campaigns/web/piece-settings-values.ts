import type { Editions } from '#kernel/language.ts';
import { editionsOf, type Texts, textsOf } from '#modules/plan/web/edition-fields.tsx';
import type { Input } from '#web/client.ts';
import type { SaidChange } from '../contract/piece.ts';
import type { StudioPiece } from './piece-text.ts';

type Settings = StudioPiece['settings'];
type Written = Input<'campaigns.changePiece'>['settings'];

/** What changes for somebody, as a form holds it: `open` until somebody has said it. */
export interface ChangeValue {
  kind: 'open' | 'text' | 'nothing';
  text: Texts;
}

export interface SettingsValues extends Record<string, unknown> {
  changes: ChangeValue;
  changesFor: { audienceId: string; says: ChangeValue }[];
  fromWhom: Texts;
  ownerId: string | null;
  lane: Settings['lane'];
  level: Settings['level'];
  topicId: string | null;
  trueUntilOn: string;
  question: Texts;
  answers: Texts[];
  right: number;
  explanation: Texts;
}

const changeOf = (says: SaidChange | null): ChangeValue =>
  says?.kind === 'text'
    ? { kind: 'text', text: textsOf(says.text) }
    : { kind: says?.kind ?? 'open', text: textsOf(null) };

/** The settings of a piece, as the form holds them. */
export function settingsValues({ changes, changesFor, question, ...rest }: Settings): SettingsValues {
  return {
    changes: changeOf(changes),
    changesFor: changesFor.map(({ audienceId, says }) => ({ audienceId, says: changeOf(says) })),
    fromWhom: textsOf(rest.fromWhom),
    ownerId: rest.ownerId,
    lane: rest.lane,
    level: rest.level,
    topicId: rest.topicId,
    trueUntilOn: rest.trueUntilOn ?? '',
    question: textsOf(question?.text),
    answers: (question?.answers ?? [null, null]).map(textsOf),
    right: question?.right ?? 0,
    explanation: textsOf(question?.explanation),
  };
}

/** Whether a level of acknowledgement asks a question. */
export const asksQuestion = (level: Settings['level']): boolean =>
  level === 'understood' || level === 'signed';

/** The form as the server takes it; what the form does not show stays as it was. */
export function writtenSettings(values: SettingsValues, before: Settings): Written {
  const { changes, changesFor, fromWhom, trueUntilOn, question, answers, right, explanation, ...rest } =
    values;
  return {
    ...before,
    ownerId: rest.ownerId,
    lane: rest.lane,
    level: rest.level,
    topicId: rest.topicId,
    fromWhom: editionsOf(fromWhom),
    trueUntilOn: trueUntilOn || null,
    changes: saidOf(changes),
    changesFor: changesFor.flatMap(({ audienceId, says }) => {
      const said = saidOf(says);
      return said ? [{ audienceId, says: said }] : [];
    }),
    question: asksQuestion(rest.level)
      ? questionOf({ question, answers, right, explanation })
      : before.question,
  };
}

function saidOf({ kind, text }: ChangeValue): SaidChange | null {
  if (kind === 'nothing') return { kind };
  const written = editionsOf(text);
  return kind === 'text' && written ? { kind, text: written } : null;
}

function questionOf({
  question,
  answers,
  right,
  explanation,
}: Pick<SettingsValues, 'question' | 'answers' | 'right' | 'explanation'>): Written['question'] {
  const text = editionsOf(question);
  const given = answers.map(editionsOf);
  const written = given.filter((one): one is Editions => one !== null);
  const rightOne = given[right];
  if (!text || written.length < 2 || !rightOne) return null;
  const why = editionsOf(explanation);
  return { text, answers: written, right: written.indexOf(rightOne), ...(why ? { explanation: why } : {}) };
}
