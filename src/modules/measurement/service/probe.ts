import { randomBytes, randomInt } from 'node:crypto';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { countAudience } from '#modules/people/service/audience.ts';
import { shownAlways } from '#modules/plan/service/sight.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { ProbeItem, ProbeRound, probeContract } from '../contract/probe.ts';
import { shareOf, sharesOf } from '../domain/behaviour.ts';
import { probeCancelled, probePlanned } from '../events.ts';
import {
  askedNow,
  cancelProbe,
  countChoices,
  countsOf,
  findProbe,
  hasRead,
  insertProbe,
  markAnswered,
  type ProbeCount,
  type ProbeRow,
  probesOf,
  type RoundRow,
  roundsOf,
} from '../store/probe.ts';
import { experimentFor } from './experiment.ts';
import { campaignTitleFor, refuseUnlessWriter, sightOf } from './sight.ts';

type Contract = typeof probeContract;

const SEEDS = 2 ** 47;

export const probeHandlers: Handlers<Contract> = {
  listProbes,
  planProbe: (ctx, input) => ctx.transaction((tx) => planProbe(tx, input)),
  cancelProbe: (ctx, { probeId }) =>
    ctx.transaction(async (tx) => {
      refuseUnlessWriter(tx);
      (await findProbe(tx.db, probeId)) ?? refuse('not_found', 'measurement.probe_not_found');
      await cancelProbe(tx.db, probeId, tx.now);
      await tx.publish(probeCancelled, { kind: 'measurement.probe', id: probeId }, {});
      return {};
    }),
  readMyProbe,
  answerProbe: (ctx, input) => ctx.transaction((tx) => answerProbe(tx, input)),
};

async function listProbes(
  ctx: Context,
  { campaignId }: { campaignId: string },
): Promise<AnswerOf<Contract['listProbes']>> {
  await campaignTitleFor(ctx, campaignId);
  const probes = await probesOf(ctx.db, campaignId);
  const ids = probes.map(({ id }) => id);
  const rounds = Map.groupBy(await roundsOf(ctx.db, ids), ({ probeId }) => probeId);
  const counts = await countsOf(ctx.db, ids);
  return {
    probes: probes.map((probe) => ({
      id: probe.id,
      campaignId: probe.campaignId,
      experimentId: probe.experimentId,
      items: probe.items,
      audience: probe.audienceName === null ? null : { id: probe.audienceId, name: probe.audienceName },
      sampleSize: probe.sampleSize,
      cancelled: probe.cancelledAt !== null,
      rounds: (rounds.get(probe.id) ?? []).map((round) => roundView(ctx, { probe, round, counts })),
    })),
  };
}

const random = (length: number) => randomBytes(length);

/** A round as it may be shown: nothing while it is open, or counts would tell who answered last. */
function roundView(
  ctx: Context,
  { probe, round, counts }: { probe: ProbeRow; round: RoundRow; counts: readonly ProbeCount[] },
) {
  const { opensOn, closesOn, people, answered } = round;
  const head = { round: round.round, opensOn, closesOn, people };
  if (closesOn >= ctx.today || people === null) return { ...head, response: null, items: [] };
  const own = counts.filter((one) => one.probeId === probe.id && one.round === round.round);
  return {
    ...head,
    response: shareOf({ hits: answered, of: people }, random),
    items: probe.items.map((item, index) => {
      const votes = own.filter((one) => one.item === index);
      const [hadRead = null, hadNotRead = null] = sharesOf(
        [true, false].map((read) =>
          yesOf(
            item,
            votes.filter((one) => one.hasRead === read),
          ),
        ),
        random,
      );
      return { all: shareOf(yesOf(item, votes), random), hadRead, hadNotRead };
    }),
  };
}

function yesOf({ counts }: ProbeItem, votes: readonly ProbeCount[]) {
  const sum = (list: readonly ProbeCount[]) => list.reduce((total, one) => total + one.votes, 0);
  return { hits: sum(votes.filter(({ choice }) => counts.includes(choice))), of: sum(votes) };
}

async function planProbe(tx: Context, input: InputOf<Contract['planProbe']>) {
  refuseUnlessWriter(tx);
  const { campaignId, experimentId, items, audienceId, sampleSize, before, after } = input;
  await campaignTitleFor(tx, campaignId);
  // Refuses an audience that is not there.
  await countAudience(tx, audienceId);
  if (experimentId) {
    const experiment = await experimentFor(tx, experimentId);
    if (experiment.campaignId !== campaignId || experiment.drawOf !== 'people')
      refuse('conflict', 'measurement.probe_needs_drawn_people');
  }
  for (const round of [before, after])
    if (round && (round.closesOn < round.opensOn || round.opensOn < tx.today))
      refuse('invalid', 'measurement.probe_days');
  if (before && before.closesOn >= after.opensOn) refuse('invalid', 'measurement.probe_days');
  const id = newId();
  const rounds = [
    ...(before ? [{ round: 'before' as const, ...before }] : []),
    { round: 'after' as const, ...after },
  ];
  const by = { madeBy: tx.actor.personId, madeAt: tx.now, seed: randomInt(SEEDS) };
  await insertProbe(tx.db, { id, campaignId, experimentId, items, audienceId, sampleSize, rounds, ...by });
  await tx.publish(probePlanned, { kind: 'measurement.probe', id }, { campaignId });
  return { id };
}

async function readMyProbe(ctx: Context): Promise<AnswerOf<Contract['readMyProbe']>> {
  const { personId } = ctx.actor;
  const asked = personId ? await askedNow(ctx.db, personId, ctx.today) : undefined;
  if (!asked) return { probe: null };
  const sight = await sightOf(ctx);
  return {
    probe: {
      id: asked.probeId,
      round: asked.round,
      closesOn: asked.closesOn,
      items: asked.items.map(({ question, choices }) => ({
        question: shownAlways(sight, question),
        choices: choices.map((choice) => shownAlways(sight, choice)),
      })),
    },
  };
}

async function answerProbe(tx: Context, { probeId, choices }: InputOf<Contract['answerProbe']>) {
  const personId = tx.actor.personId ?? refuse('unauthenticated', 'sign_in_first');
  const asked = await askedNow(tx.db, personId, tx.today);
  if (asked?.probeId !== probeId) return refuse('not_found', 'measurement.not_asked');
  const fits =
    choices.length === asked.items.length &&
    choices.every((choice, item) => choice === null || choice < (asked.items[item]?.choices.length ?? 0));
  if (!fits) return refuse('invalid', 'measurement.no_such_choice');
  const round: ProbeRound = asked.round;
  if (!(await markAnswered(tx.db, { probeId, round, personId })))
    return refuse('not_found', 'measurement.not_asked');
  const read = await hasRead(tx.db, personId, asked.campaignId);
  await countChoices(tx.db, { probeId, round, arm: asked.arm, read }, choices);
  return {};
}
