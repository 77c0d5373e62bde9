import { addDays } from '#kernel/calendar.ts';
import { audienceSql } from '#modules/people/service/audience.ts';
import type { Context } from '#platform/context.ts';
import type { ProbeRound } from '../contract/probe.ts';
import { sampleOf } from '../domain/sample.ts';
import { askable, claimRound, findProbe, insertAsked, lockSampling, undrawnRounds } from '../store/probe.ts';

/** Nobody gets more than one probe a fortnight. */
const FORTNIGHT = 14;

/** Draws the people of rounds whose day has come. Run twice it does no harm: a round is claimed once. */
export async function drawProbes(ctx: Context): Promise<void> {
  for (const one of await undrawnRounds(ctx.db, ctx.today)) await ctx.transaction((tx) => drawRound(tx, one));
}

async function drawRound(
  tx: Context,
  { probeId, round }: { probeId: string; round: ProbeRound },
): Promise<void> {
  await lockSampling(tx.db);
  if (!(await claimRound(tx.db, { probeId, round, at: tx.now }))) return;
  const probe = await findProbe(tx.db, probeId);
  if (!probe || probe.cancelledAt !== null) return;
  const people = await askable(tx.db, {
    audience: await audienceSql(tx, probe.audienceId),
    since: addDays(tx.today, -FORTNIGHT),
    experimentId: probe.experimentId,
  });
  // Another seed for the second round: the same people are asked again only by chance.
  const seed = round === 'before' ? probe.seed : probe.seed + 1;
  const sample = sampleOf(people, { size: probe.sampleSize, seed });
  await insertAsked(tx.db, { probeId, round, askedOn: tx.today }, sample);
}
