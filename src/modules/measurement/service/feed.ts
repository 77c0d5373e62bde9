import { randomBytes } from 'node:crypto';
import { newId } from '#kernel/ids.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Feed } from '../contract/measure.ts';
import { countsIn, sharesAt } from '../domain/behaviour.ts';
import { finishedPeriods, type Period } from '../domain/period.ts';
import { keptOf, saysTheSame } from '../domain/reading.ts';
import { allFeeds, insertCorrection, insertReading, readingOn, updateReading } from '../store/reading.ts';
import { actsByDay, daysOf, mostPeople } from '../store/rollup.ts';

type BehaviourFeed = Extract<Feed, { kind: 'behaviour' }>;

/** Fewer people than this are told nothing about. */
const FEWEST = 5;

/** Reads every measure that is fed by what people do; what arrived late corrects the periods that it belongs to. */
export async function readFeeds(ctx: Context): Promise<void> {
  for (const { measureId, feed } of await allFeeds(ctx.db))
    await ctx.transaction(async (tx) => void (await readFeed(tx, { measureId, feed })));
}

/** Reads one; gives how many readings are new or other than they were. Survey items are read when their wave is published. */
export async function readFeed(
  tx: Context,
  { measureId, feed }: { measureId: string; feed: Feed },
): Promise<number> {
  if (feed.kind === 'survey_item') return 0;
  let written = 0;
  for (const { period, value, people } of await valuesOf(tx, feed))
    if (await write(tx, { measureId, period, value, people })) written += 1;
  return written;
}

interface Value {
  readonly period: Period;
  readonly value: number;
  readonly people: number | null;
}

async function valuesOf(tx: Context, feed: BehaviourFeed): Promise<Value[]> {
  const { zone } = await organisationOf(tx);
  const periods = finishedPeriods(feed.every, feed.fromOn, tx.today);
  const { behaviour, campaignId } = feed;
  if (behaviour === 'cases' || behaviour === 'suggestions' || behaviour === 'told')
    return counts(periods, await actsByDay(tx.db, { behaviour, campaignId, zone }));
  if ((await mostPeople(tx.db, campaignId)) < FEWEST) return [];
  const days = await daysOf(tx.db, campaignId);
  if (feed.figure === 'count') {
    const acts = days.map((one) => ({ day: one.day, count: one[behaviour] }));
    // One to four acts of reading could be told apart by person; none, and five or more, cannot.
    return counts(periods, acts).filter(({ value }) => value === 0 || value >= FEWEST);
  }
  const counted = days.map((one) => ({ day: one.day, opened: one.opened, hits: one[behaviour] }));
  return sharesAt(periods, counted, (length) => randomBytes(length)).flatMap(({ period, share }) =>
    share ? [{ period, value: share.value, people: share.answered }] : [],
  );
}

const counts = (periods: readonly Period[], acts: readonly { day: string; count: number }[]): Value[] =>
  countsIn(periods, acts).map(({ period, count }) => ({ period, value: count, people: null }));

/** Writes a value where there is none, corrects one that the product read itself, and leaves what somebody entered. */
async function write(
  tx: Context,
  { measureId, period, value, people }: Value & { measureId: string },
): Promise<boolean> {
  const place = { measureId, unitId: null, readOn: period.toOn };
  const standing = await readingOn(tx.db, place);
  const after = { value, low: null, high: null, people, note: null };
  if (!standing)
    return insertReading(tx.db, {
      ...place,
      ...after,
      id: newId(),
      source: 'behaviour',
      sourceId: null,
      enteredBy: null,
      enteredAt: tx.now,
    });
  const before = keptOf(standing);
  if (standing.source !== 'behaviour' || saysTheSame(before, after)) return false;
  const { id, version } = standing;
  if (!(await updateReading(tx.db, { id, version, after, now: tx.now }))) return false;
  const by = { correctedBy: null, correctedAt: tx.now };
  await insertCorrection(tx.db, { readingId: id, before, after, reason: 'recount', ...by });
  return true;
}
