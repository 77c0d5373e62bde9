import type { RawBuilder } from 'kysely';
import { addDays, type Day, type Instant } from '#kernel/calendar.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { candidatesOf } from '#kernel/schedule/candidates.ts';
import { defaultCaps } from '#kernel/schedule/caps.ts';
import type { Piece, WeekInput } from '#kernel/schedule/week-input.ts';
import { digestMinute, LAST_MINUTE, type WeekPattern } from '#kernel/schedule/week-pattern.ts';
import type { Context } from '#platform/context.ts';
import {
  GRID_END,
  gridMinute,
  gridStart,
  type Habits,
  OFFICE_HOURS,
  patternMaker,
} from '../domain/availability.ts';
import type { Grid } from '../store/placement.ts';
import {
  type HabitGroup,
  type Holiday,
  habitGroups,
  holidaysBetween,
  languageGroups,
  movablePushes,
  numberPeople,
  openCandidates,
  owingSql,
  remindableNumbers,
  standingPushes,
} from '../store/planning.ts';
import { type ReleaseRecord, releasesByIds } from '../store/release.ts';
import { findSettings } from '../store/settings.ts';
import { audienceOf } from './hold.ts';

/** A week as the planner sees it: `releases[i]` is piece i; the first `fresh` of them have no pushes yet. */
export interface Week {
  readonly grid: Grid;
  readonly input: WeekInput;
  readonly releases: readonly ReleaseRecord[];
  readonly fresh: number;
  readonly audiences: readonly Uint32Array[];
  /** The digest's minute of each pattern; −1: away all week. */
  readonly digestMinutes: Int32Array;
  readonly people: number;
}

/** Caps of the house, in the words of `kernel/schedule`. */
export async function capsOf(ctx: Context) {
  const { version: _, ...changed } = (await findSettings(ctx.db)) ?? { version: 0 };
  return { ...defaultCaps, ...changed };
}

/** What is to be planned: releases without places yet, for the first time or as a reminder, and people whose week changed. */
export interface Planning {
  readonly weekOn: Day;
  readonly releases: readonly ReleaseRecord[];
  readonly kind?: 'message' | 'reminder';
  /** A reminder comes at the earliest so long after the last push of the same piece. */
  readonly hoursBetween?: number;
  readonly also?: RawBuilder<{ personId: string }>;
}

/**
 * Reads a week: the people whom some releases mean, how they live, what was pushed to them in it already, and what still waits
 * and may move. Needs a transaction: the people are numbered in a table that ends with it.
 */
export async function loadWeek(tx: Context, planning: Planning): Promise<Week> {
  const { weekOn, releases: fresh, kind = 'message', hoursBetween = 48, also } = planning;
  const caps = await capsOf(tx);
  const audiences: RawBuilder<{ personId: string }>[] = [];
  for (const release of fresh)
    audiences.push(kind === 'message' ? await audienceOf(tx, release) : owingSql(release));
  const meant = also ? [...audiences, also] : audiences;
  const people = await numberPeople(tx.db, meant, { weekOn, today: tx.today });
  const movable = await movablePushes(tx.db, { weekOn, now: tx.now });
  const candidatesOfPiece = openCandidates(tx.db);
  const numbers: Uint32Array[] = [];
  for (const [index, audience] of audiences.entries()) {
    const release = fresh[index];
    if (!release) continue;
    const asking = {
      messageId: release.messageId,
      releaseId: release.id,
      audience,
      channels: release.channels,
      optional: mayBeMuted(release),
      mutableTopicId: mayBeMuted(release) ? release.topicId : null,
    };
    numbers.push(
      kind === 'message'
        ? await candidatesOfPiece(asking)
        : await remindableNumbers(tx.db, asking, {
            now: tx.now,
            mostPushes: caps.pushesOfAPiece,
            hoursBetween,
          }),
    );
  }
  const releases = [
    ...fresh,
    ...(await inOrder(
      tx,
      movable.map(({ releaseId }) => releaseId),
    )),
  ];
  const all = [...numbers, ...movable.map((one) => one.numbers)];
  const { patterns, pattern, digestMinutes } = await patternsOf(tx, { weekOn, people });
  const edition = await editionsOf(tx, people);
  const spent = await spentIn(tx, { weekOn, people });
  return {
    grid: { weekOn, start: gridStart(weekOn) },
    releases,
    fresh: fresh.length,
    audiences: all,
    digestMinutes,
    people,
    input: {
      patterns,
      pieces: releases.map((release) => pieceOf(release, weekOn)),
      people: { pattern, edition, ...spent },
      candidates: candidatesOf(people, all),
      caps,
      from: Math.min(Math.max(gridMinute(weekOn, tx.now), 0), LAST_MINUTE),
    },
  };
}

/** Must-know and safety reach the deaf too. */
export const mayBeMuted = ({ lane }: Pick<ReleaseRecord, 'lane'>): boolean =>
  lane === 'ours' || lane === 'nice_to_know';

/** A release «at» a time is pushed within a day of it, one for the best slot anywhere in its week. */
const DAY_MINUTES = 1440;

/** A release as a piece of the week. Lanes come before priorities: a must-know never gives way to news. */
export function pieceOf(release: ReleaseRecord, weekOn: Day): Piece {
  const opensAt = clamped(gridMinute(weekOn, release.opensAt));
  const endsAt = gridMinute(weekOn, release.endsAt);
  const due = release.timing === 'at' ? Math.min(endsAt, opensAt + DAY_MINUTES) : endsAt;
  const first = Object.values(release.seconds)[0] ?? 0;
  return {
    priority: release.priority + (release.lane === 'must_know' ? 1000 : release.lane === 'ours' ? 100 : 0),
    seconds: LANGUAGES.map((language) => release.seconds[language] ?? first),
    opensAt,
    dueAt: Math.max(opensAt, clamped(due)),
    safety: release.lane === 'safety',
  };
}

const clamped = (minute: number) => Math.min(Math.max(minute, 0), GRID_END);

/** Releases in the order in which their pushes were read; the store gives them in its own. */
async function inOrder(tx: Context, ids: readonly string[]): Promise<ReleaseRecord[]> {
  if (ids.length === 0) return [];
  const found = new Map((await releasesByIds(tx.db, ids)).map((release) => [release.id, release]));
  return ids.map((id) => {
    const release = found.get(id);
    if (!release) throw new Error(`Pushes name release ${id}, which is not there`);
    return release;
  });
}

async function patternsOf(
  tx: Context,
  { weekOn, people }: { weekOn: Day; people: number },
): Promise<{ patterns: WeekPattern[]; pattern: Uint32Array; digestMinutes: Int32Array }> {
  const [groups, holidays] = [
    await habitGroups(tx.db),
    await holidaysBetween(tx.db, weekOn, addDays(weekOn, 6)),
  ];
  const patternFor = patternMaker(weekOn);
  const pattern = new Uint32Array(people);
  const patterns = groups.map((group, index) => {
    for (const number of group.numbers) pattern[number] = index;
    return patternFor(habitsOf(group, { holidays, weekOn }));
  });
  return { patterns, pattern, digestMinutes: Int32Array.from(patterns, (one) => digestMinute(one) ?? -1) };
}

function habitsOf(
  { zone, work, quietFrom, quietTo, disconnect, awayDays }: HabitGroup,
  { holidays, weekOn }: { holidays: readonly Holiday[]; weekOn: Day },
): Habits {
  const free = holidays.filter((holiday) => holiday.zone === null || holiday.zone === zone);
  const days = [0, 1, 2, 3, 4, 5, 6].filter((day) =>
    free.some(({ heldOn }) => heldOn === addDays(weekOn, day)),
  );
  return {
    zone,
    work: work ?? OFFICE_HOURS,
    quiet: quietFrom && quietTo ? { from: quietFrom, to: quietTo } : null,
    disconnect,
    awayDays: days.reduce((bits, day) => bits | (1 << day), awayDays),
  };
}

async function editionsOf(tx: Context, people: number): Promise<Uint8Array> {
  const edition = new Uint8Array(people);
  for (const { language, numbers } of await languageGroups(tx.db)) {
    const index = Math.max(
      0,
      LANGUAGES.findIndex((one) => one.startsWith(language)),
    );
    for (const number of numbers) edition[number] = index;
  }
  return edition;
}

async function spentIn(tx: Context, { weekOn, people }: { weekOn: Day; people: number }) {
  const pushesByDay = new Uint8Array(7 * people);
  const secondsAsked = new Uint16Array(people);
  for (const { number, day, seconds } of await standingPushes(tx.db, { weekOn, now: tx.now })) {
    pushesByDay[7 * number + day] = Math.min(255, (pushesByDay[7 * number + day] ?? 0) + 1);
    secondsAsked[number] = Math.min(65_535, (secondsAsked[number] ?? 0) + seconds);
  }
  return { pushesByDay, secondsAsked };
}

/** The last instant of the week in which an instant lies, for a release that names none. */
export const endOfWeek = (weekOn: Day): Instant =>
  new Date(Date.parse(gridStart(weekOn)) + GRID_END * 60_000).toISOString();
