import { addDays, type Day } from '#kernel/calendar.ts';
import { OUTCOME, planWeek, type WeekPlan } from '#kernel/schedule/plan-week.ts';
import type { Context } from '#platform/context.ts';
import { gridStart, mondayOf } from '../domain/availability.ts';
import {
  addToDigests,
  claimWeek,
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
  const parts = partsOf(week, planWeek(week.input));
  for (const [index, release] of week.releases.entries()) {
    const part = parts[index];
    if (!part) continue;
    const { pushed, digest } = part;
    const which = { releaseId: release.id, messageId: release.messageId };
    const at = { places: pushed, grid: week.grid, now: tx.now };
    if (index < week.fresh)
      await insertPushes(
        tx.db,
        { ...release, kind, safety: release.lane === 'safety' },
        { ...at, today: tx.now.slice(0, 10) },
      );
    else {
      await movePushes(tx.db, which, at);
      await withdrawPushes(tx.db, which, { numbers: digest.numbers, now: tx.now });
    }
    await addToDigests(tx.db, release.messageId, { entries: digest, grid: week.grid });
  }
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

interface Part {
  readonly pushed: Placed;
  readonly digest: { numbers: number[]; minutes: number[]; outcomes: number[] };
}

/** The plan by release: who gets a push when, and who reads it in the digest, and why. */
function partsOf(week: Week, plan: WeekPlan): Part[] {
  const parts: Part[] = week.releases.map(() => ({
    pushed: { numbers: [], minutes: [], days: [] },
    digest: { numbers: [], minutes: [], outcomes: [] },
  }));
  const { offsets, pieces } = week.input.candidates;
  const { patterns, people } = week.input;
  for (let number = 0; number < week.people; number++) {
    const pattern = people.pattern[number] ?? 0;
    for (let candidate = offsets[number] ?? 0; candidate < (offsets[number + 1] ?? 0); candidate++) {
      const part = parts[pieces[candidate] ?? 0];
      if (!part) continue;
      const outcome = plan.outcomes[candidate] ?? 0;
      if (outcome === OUTCOME.pushed || outcome === OUTCOME.safety) {
        const minute = plan.minutes[candidate] ?? 0;
        part.pushed.numbers.push(number);
        part.pushed.minutes.push(minute);
        part.pushed.days.push(dayAt(patterns[pattern]?.dayStarts ?? [], minute));
      } else {
        part.digest.numbers.push(number);
        part.digest.minutes.push(week.digestMinutes[pattern] ?? -1);
        part.digest.outcomes.push(outcome);
      }
    }
  }
  return parts;
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
