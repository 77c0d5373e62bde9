import { createHash } from 'node:crypto';
import { parseBallotInput } from '#kernel/ballot/ballot-input.ts';
import { verify } from '#kernel/ballot/server.ts';
import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Language } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { ballotContract } from '../contract/ballot.ts';
import type { Answers } from '../contract/item.ts';
import { ballotProblem } from '../domain/answers.ts';
import { answersAsked } from '../domain/skip.ts';
import { castBallot } from '../store/ballot.ts';
import { findWave } from '../store/wave.ts';
import { type Box, type BoxLabel, bytesOf, labelIn, readable, withoutSession } from './box.ts';
import { admitToken } from './pace.ts';

type Ballot = InputOf<typeof ballotContract.castBallot>;

export const voteHandlers: Handlers<Pick<typeof ballotContract, 'castBallot'>> = { castBallot: vote };

/**
 * Takes a ballot: reads wave, view and label out of what was signed, checks the signature, and keeps the answers under the hash
 * of the input, which only the voter's device knows. Who sent it, when and from where is looked at nowhere.
 */
async function vote(withAnybody: Context, ballot: Ballot) {
  const ctx = withoutSession(withAnybody);
  const input = bytesOf(ballot.input);
  const signature = bytesOf(ballot.signature);
  const scope = readable(() => parseBallotInput(input));
  if (!UUID.test(scope.wave) || !UUID.test(scope.label))
    return refuse('invalid', 'listening.token_not_valid');
  const found = await labelIn(ctx, { waveId: scope.wave, labelId: scope.label, view: scope.view });
  if (!found) return refuse('invalid', 'listening.token_not_valid');
  const { box, label } = found;
  if (!verify(label.key, { input, signature })) return refuse('invalid', 'listening.token_not_valid');
  const id = createHash('sha256').update(input).digest();
  if (!admitToken(id, ctx.now)) return refuse('too_many', 'listening.ballot_too_often');
  const labelId = ballot.under ?? label.id;
  if (!label.chain.includes(labelId)) return refuse('invalid', 'listening.label_not_wider');
  const kept = contentOf({ box, label, input }, ballot);
  const { waveId } = box;
  const isTaken = await castBallot(ctx.db, { waveId, id, view: label.view, labelId, ...kept }, ctx.now);
  if (!isTaken) await refuseShut(ctx, waveId);
  return {};
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Together only where there is no label; under a label each answer for itself, by a name that joins it to no other. */
function contentOf(
  { box, label, input }: { box: Box; label: BoxLabel; input: Uint8Array },
  { answers, language }: Ballot,
) {
  const { view } = label;
  const { questionnaire } = box.manifest;
  const problem = ballotProblem(questionnaire, { view, answers });
  if (problem)
    return refuse('invalid', 'listening.answer_does_not_fit', { ...problem, problem: problem.code });
  if (view === 'core') return { answers: answersAsked(questionnaire.items, answers), cells: [] };
  const given = view === 'comment' ? wordsOf(answers, language) : answersAsked(questionnaire.items, answers);
  const items = box.items.get(view) ?? [];
  return {
    answers: null,
    cells: items.map(({ id: itemId }) => ({
      id: createHash('sha256').update(input).update(itemId).digest(),
      itemId,
      answer: given[itemId] ?? null,
    })),
  };
}

const wordsOf = (answers: Answers, language: Language): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(answers).map(([itemId, text]) => [itemId, { text, language }]));

async function refuseShut(ctx: Context, waveId: string): Promise<never> {
  const wave = await findWave(ctx.db, waveId);
  if (wave?.status === 'cancelled') return refuse('conflict', 'listening.wave_cancelled');
  if (wave?.status === 'planned')
    return refuse('conflict', 'listening.wave_not_open', { opensAt: wave.settings.opensAt });
  return refuse('conflict', 'listening.wave_over');
}
