import { type People, type PreparedWeek, prepareWeek, type WeekInput } from './week-input.ts';

/** What became of a candidate. Everything that is not pushed goes into the weekly digest, with the reason. */
export const OUTCOME = {
  pushed: 0,
  safety: 1,
  /** No slot between opening and due time: away, not at work, or too late. */
  digestNoSlot: 2,
  /** All days with such a slot have their push. */
  digestDaysTaken: 3,
  digestWeekFull: 4,
  digestReadingFull: 5,
  /** Pushed to this person as often as one piece may be. */
  digestPushedEnough: 6,
} as const;

export type WeekPlan = {
  /** For each candidate the grid minute of its push, or −1 when it goes into the digest. */
  minutes: Int16Array;
  /** For each candidate one of `OUTCOME`. */
  outcomes: Uint8Array;
};

/**
 * Plans a week of pushes, person by person: pieces by priority, then earliest due, then order given; each takes the best
 * slot (highest quality, then earliest) that its window and the caps leave. Greedy: it comes within a few percent of the
 * best possible plan and never breaks a cap. Time is linear in candidates; ten million take seconds.
 */
export function planWeek(input: WeekInput): WeekPlan {
  const week = prepareWeek(input);
  const { offsets, pieces } = input.candidates;
  const plan = { minutes: new Int16Array(pieces.length).fill(-1), outcomes: new Uint8Array(pieces.length) };
  const person: Person = {
    slotsFrom: 0,
    slotsTo: 0,
    edition: 0,
    pushes: 0,
    seconds: 0,
    byDay: new Uint8Array(7),
  };
  let order = new Uint32Array(64);
  for (let index = 0; index < offsets.length - 1; index++) {
    const [from, to] = [offsets[index] ?? 0, offsets[index + 1] ?? 0];
    if (from === to) continue;
    if (to - from > order.length) order = new Uint32Array(2 * (to - from));
    sortByRank(order, { from, to, pieces, rank: week.rank });
    meet(person, index, input.people, week);
    const pattern = input.people.pattern[index] ?? 0;
    for (let place = 0; place < to - from; place++) {
      const candidate = order[place] ?? 0;
      const piece = pieces[candidate] ?? 0;
      if (week.safety[piece] === 1) pushSafety(plan, { candidate, piece, pattern }, person, week);
      else decide(plan, { candidate, piece }, person, week);
    }
  }
  return plan;
}

/** The person being planned; one object for all, because a quarter of a million would be collected as garbage. */
type Person = {
  slotsFrom: number;
  slotsTo: number;
  edition: number;
  pushes: number;
  seconds: number;
  byDay: Uint8Array;
};

function meet(person: Person, index: number, people: People, week: PreparedWeek): void {
  const pattern = people.pattern[index] ?? 0;
  person.slotsFrom = week.slotOffsets[pattern] ?? 0;
  person.slotsTo = week.slotOffsets[pattern + 1] ?? 0;
  person.edition = people.edition?.[index] ?? 0;
  person.seconds = people.secondsAsked?.[index] ?? 0;
  person.pushes = 0;
  for (let day = 0; day < 7; day++) {
    const pushes = people.pushesByDay?.[7 * index + day] ?? 0;
    person.byDay[day] = pushes;
    person.pushes += pushes;
  }
}

function decide(
  plan: WeekPlan,
  { candidate, piece }: { candidate: number; piece: number },
  person: Person,
  week: PreparedWeek,
): void {
  const seconds = week.seconds[piece * week.editions + person.edition] ?? 0;
  const outcome = refusal(candidate, seconds, { person, week });
  if (outcome !== OUTCOME.pushed) {
    plan.outcomes[candidate] = outcome;
    return;
  }
  const slot = bestSlot(piece, person, week);
  if (slot < 0) {
    plan.outcomes[candidate] = slot === NO_SLOT ? OUTCOME.digestNoSlot : OUTCOME.digestDaysTaken;
    return;
  }
  plan.minutes[candidate] = week.slotMinutes[slot] ?? 0;
  spend(person, week.slotDays[slot] ?? 0, seconds);
}

function refusal(
  candidate: number,
  seconds: number,
  { person, week }: { person: Person; week: PreparedWeek },
): number {
  if ((week.pushedBefore?.[candidate] ?? 0) >= week.caps.pushesOfAPiece) return OUTCOME.digestPushedEnough;
  if (person.pushes >= week.caps.pushesAWeek) return OUTCOME.digestWeekFull;
  if (person.seconds + seconds > week.caps.secondsAWeek) return OUTCOME.digestReadingFull;
  return OUTCOME.pushed;
}

const NO_SLOT = -1;
const DAYS_TAKEN = -2;

function bestSlot(piece: number, person: Person, week: PreparedWeek): number {
  const opensAt = week.opensAt[piece] ?? 0;
  const dueAt = week.dueAt[piece] ?? 0;
  let result = NO_SLOT;
  for (let slot = person.slotsFrom; slot < person.slotsTo; slot++) {
    const minute = week.slotMinutes[slot] ?? 0;
    if (minute < opensAt || minute > dueAt) continue;
    if ((person.byDay[week.slotDays[slot] ?? 0] ?? 0) < week.caps.pushesADay) return slot;
    result = DAYS_TAKEN;
  }
  return result;
}

function pushSafety(
  plan: WeekPlan,
  { candidate, piece, pattern }: { candidate: number; piece: number; pattern: number },
  person: Person,
  week: PreparedWeek,
): void {
  const minute = week.opensAt[piece] ?? 0;
  plan.minutes[candidate] = minute;
  plan.outcomes[candidate] = OUTCOME.safety;
  const starts = week.patterns[pattern]?.dayStarts ?? [];
  let day = 0;
  while (day < 6 && minute >= (starts[day + 1] ?? 0)) day++;
  spend(person, day, week.seconds[piece * week.editions + person.edition] ?? 0);
}

function spend(person: Person, day: number, seconds: number): void {
  person.byDay[day] = Math.min(255, (person.byDay[day] ?? 0) + 1);
  person.pushes++;
  person.seconds += seconds;
}

/** Insertion sort: lists are short and, when they come from `candidatesOf`, mostly in order. */
function sortByRank(
  order: Uint32Array,
  { from, to, pieces, rank }: { from: number; to: number; pieces: Uint16Array; rank: Uint16Array },
): void {
  for (let candidate = from; candidate < to; candidate++) {
    const own = rank[pieces[candidate] ?? 0] ?? 0;
    let place = candidate - from;
    for (; place > 0; place--) {
      const before = order[place - 1] ?? 0;
      const other = rank[pieces[before] ?? 0] ?? 0;
      if (other === own) throw new RangeError(`A person has piece ${pieces[candidate]} twice.`);
      if (other < own) break;
      order[place] = before;
    }
    order[place] = candidate;
  }
}
