import { addDays, type Day } from '#kernel/calendar.ts';
import { OUTCOME, planWeek, type WeekPlan } from '#kernel/schedule/plan-week.ts';
import type { Context } from '#platform/context.ts';
import { gridStart, mondayOf } from '../domain/availability.ts';
import {
  addToDigests,
  claimWeek,
  type DigestEntries,
  type DigestList,
  insertPushes,
  isPlanned,
  movePushes,
  type Placed,
  takeWaitingDigests,
  withdrawPushes,
} from '../store/placement.ts';
import { lockPlanning, onlyPerson } from '../store/planning.ts';
import { changeRelease, type ReleaseRecord, unplannedReleases } from '../store/release.ts';
import { loadWeek, type Planning, type Week } from './week.ts';

/** A week is planned when the first clocks of the earth are an hour from it. */
const HOURS_AHEAD = 1;

/**
 * Plans the week that is about to begin, over everybody: all releases that were confirmed for it, by lane and priority. Safe
 * to call as often as one likes, in any number of processes.
 */
export async function planComingWeek(ctx: Context): Promise<void> {
  const soon = new Date(Date.parse(ctx.now) + HOURS_AHEAD * 3_600_000).toISOString();
  for (const weekOn of [mondayOf(soon.slice(0, 10)), addDays(mondayOf(soon.slice(0, 10)), 7)]) {
    if (gridStart(weekOn) > soon) continue;
    await ctx.transaction(async (tx) => {
      if (!(await claimWeek(tx.db, weekOn, tx.now))) return;
      const releases = await unplannedReleases(tx.db, gridStart(weekOn), gridStart(addDays(weekOn, 7)));
      await placeReleases(tx, { weekOn, releases });
    });
  }
}

/** The week to which a release belongs: the one in whose grid it opens. */
export const weekOf = (opensAt: string): Day => {
  const monday = mondayOf(opensAt.slice(0, 10));
  const next = addDays(monday, 7);
  return gridStart(next) <= opensAt ? next : monday;
};

/** Whether the week of a release was planned already, so that it has to be placed beside what stands there. */
export const weekIsPlanned = (ctx: Context, release: ReleaseRecord): Promise<boolean> =>
  isPlanned(ctx.db, weekOf(release.opensAt));

/**
 * Gives the pushes of some releases their places in a week, within every cap; what still waits may move for them or give
 * way to the digest. Needs a transaction.
 */
export async function placeReleases(tx: Context, planning: Planning): Promise<void> {
  await lockPlanning(tx.db);
  const { releases, kind = 'message' } = planning;
  const week = await loadWeek(tx, planning);
  const { pushed, moved, gone, digests } = sharedOut(week, planWeek(week.input));
  const { grid } = week;
  const fresh = week.releases.slice(0, week.fresh);
  await insertPushes(
    tx.db,
    { releases: fresh.map((release) => ({ ...release, safety: release.lane === 'safety' })), kind },
    { places: pushed, grid, now: tx.now, today: tx.now.slice(0, 10) },
  );
  for (const [index, release] of week.releases.entries()) {
    if (index < week.fresh) continue;
    const which = { releaseId: release.id, messageId: release.messageId };
    await movePushes(tx.db, which, { places: moved[index] ?? noPlaces(), grid, now: tx.now });
    await withdrawPushes(tx.db, which, { numbers: gone[index] ?? [], now: tx.now });
  }
  await addToDigests(tx.db, digests, { entries: digests.entries, grid });
  await takeWaitingDigests(tx.db, { entries: digestTimes(week), grid: week.grid });
  if (kind === 'message')
    for (const { id } of releases) await changeRelease(tx.db, id, { plannedAt: tx.now });
}

/** Plans the week of one person again, and the next if it is planned: hours or leave have changed. */
export async function replanPerson(tx: Context, personId: string): Promise<void> {
  const weekOn = weekOf(tx.now);
  for (const week of [weekOn, addDays(weekOn, 7)])
    if (week === weekOn || (await isPlanned(tx.db, week)))
      await placeReleases(tx, { weekOn: week, releases: [], also: onlyPerson(personId) });
}

interface SharedOut {
  /** Pushes of the fresh releases, by person. */
  readonly pushed: Placed & { pieces: number[] };
  /** New places of pushes that stand, and those who lose theirs, by release. */
  readonly moved: Placed[];
  readonly gone: number[][];
  readonly digests: { messageIds: string[]; lists: DigestList[]; entries: DigestEntries };
}

/** The plan as it is written: who gets a push when, and who reads what in the digest, and why. */
function sharedOut(week: Week, plan: WeekPlan): SharedOut {
  const pushed = { ...noPlaces(), pieces: [] as number[] };
  const moved = week.releases.map(noPlaces);
  const gone: number[][] = week.releases.map(() => []);
  const digests = openDigestLists(week.releases);
  const { candidates, patterns, people } = week.input;
  const { offsets, pieces } = candidates;
  for (let number = 0; number < week.people; number++) {
    const pattern = people.pattern[number] ?? 0;
    for (let candidate = offsets[number] ?? 0; candidate < (offsets[number + 1] ?? 0); candidate++) {
      const piece = pieces[candidate] ?? 0;
      const outcome = plan.outcomes[candidate] ?? 0;
      if (outcome === OUTCOME.pushed || outcome === OUTCOME.safety) {
        const minute = plan.minutes[candidate] ?? 0;
        if (piece < week.fresh) pushed.pieces.push(piece);
        const places = piece < week.fresh ? pushed : moved[piece];
        places?.numbers.push(number);
        places?.minutes.push(minute);
        places?.days.push(dayAt(patterns[pattern]?.dayStarts ?? [], minute));
      } else {
        if (piece >= week.fresh) gone[piece]?.push(number);
        digests.add(piece, outcome);
      }
    }
    digests.close(number, week.digestMinutes[pattern] ?? -1);
  }
  return { pushed, moved, gone, digests: digests.all() };
}

const noPlaces = (): Placed => ({ numbers: [], minutes: [], days: [] });

/** Gathers what each person reads in the digest; the same list is kept once. */
function openDigestLists(releases: readonly ReleaseRecord[]) {
  const messageIds = [...new Set(releases.map(({ messageId }) => messageId))];
  const messageOf = releases.map(({ messageId }) => messageIds.indexOf(messageId));
  const entries: DigestEntries = { numbers: [], minutes: [], lists: [] };
  const lists: DigestList[] = [];
  const known = new Map<string, number>();
  let messages: number[] = [];
  let outcomes: number[] = [];
  return {
    add(piece: number, outcome: number): void {
      const message = messageOf[piece] ?? 0;
      // Two releases of a message are one thing to read.
      if (messages.includes(message)) return;
      messages.push(message);
      outcomes.push(outcome);
    },
    close(number: number, minute: number): void {
      if (messages.length === 0) return;
      const key = `${messages.join()};${outcomes.join()}`;
      let list = known.get(key);
      if (list === undefined) {
        list = lists.push({ messages, outcomes }) - 1;
        known.set(key, list);
      }
      entries.numbers.push(number);
      entries.minutes.push(minute);
      entries.lists.push(list);
      messages = [];
      outcomes = [];
    },
    all: () => ({ messageIds, lists, entries }),
  };
}

function dayAt(dayStarts: readonly number[], minute: number): number {
  let day = 0;
  while (day < 6 && minute >= (dayStarts[day + 1] ?? 0)) day++;
  return day;
}

function digestTimes(week: Week): { numbers: number[]; minutes: number[] } {
  const times: { numbers: number[]; minutes: number[] } = { numbers: [], minutes: [] };
  for (let number = 0; number < week.people; number++) {
    const minute = week.digestMinutes[week.input.people.pattern[number] ?? 0] ?? -1;
    if (minute < 0) continue;
    times.numbers.push(number);
    times.minutes.push(minute);
  }
  return times;
}
