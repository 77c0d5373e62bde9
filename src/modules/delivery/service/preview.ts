import { addDays } from '#kernel/calendar.ts';
import { editionFor, LANGUAGES } from '#kernel/language.ts';
import { candidatesOf } from '#kernel/schedule/candidates.ts';
import { type PieceSummary, summarisePlan } from '#kernel/schedule/plan-summary.ts';
import { planWeek } from '#kernel/schedule/plan-week.ts';
import type { Context } from '#platform/context.ts';
import type { AdviceReason, Burden, Preview } from '../contract/release.ts';
import { gridStart } from '../domain/availability.ts';
import { reasonsOf, strictest } from '../domain/release.ts';
import { adviceAbout } from '../store/advice.ts';
import { holidaysBetween } from '../store/planning.ts';
import { reachOf, unreachedOf } from '../store/reach.ts';
import { type ReleaseRecord, unplannedReleases } from '../store/release.ts';
import { audienceOf } from './hold.ts';
import { weekOf } from './placing.ts';
import { endOfWeek, loadWeek, pieceOf, type Week } from './week.ts';

const SHOWN_WITHOUT = 10;
const SHOWN_BETTER = 3;

/** What a release would do: reach, burden, better moments, what it pushes out, and the advice. Needs a transaction; writes nothing. */
export async function previewOf(
  tx: Context,
  release: ReleaseRecord,
  others: readonly AdviceReason[],
): Promise<Preview> {
  const audience = await audienceOf(tx, release);
  const opensOn = release.opensAt.slice(0, 10);
  const reach = await reachOf(tx.db, audience, { channels: release.channels, today: tx.today, opensOn });
  const unreached = await unreachedOf(tx.db, audience, {
    channels: release.channels,
    today: tx.today,
    limit: SHOWN_WITHOUT,
  });
  const week = await weekWith(tx, release);
  const [before, after] = [summaryWithout(week), summaryAt(week, release)];
  const asPlanned = burdenOf(release, after[0], week);
  const holidays = await holidaysBetween(tx.db, opensOn, addDays(opensOn, 6));
  const reasons = [
    ...reasonsOf({
      lane: release.lane,
      people: reach.people,
      overloaded: asPlanned.overloaded,
      without: reach.people - reach.reached,
      onLeave: reach.onLeave,
      holidaysThatDay: holidays.filter(({ heldOn }) => heldOn === opensOn).length,
    }),
    ...(release.lane === 'safety' ? [] : [...others, ...(await adviceAbout(tx.db, release.messageId))]),
  ];
  return {
    people: reach.people,
    languages: reach.languages.map(({ language, people }) => ({
      language,
      people,
      edition: editionLanguage(release, language),
    })),
    minutes: minutesOf(Math.max(...Object.values(release.seconds))),
    byChannel: release.channels.map((channel) => ({ channel, people: reach[channel] })),
    reached: reach.reached,
    without: { people: reach.people - reach.reached, some: unreached },
    asPlanned,
    better: await betterThan(tx, { release, week, asPlanned }),
    pushesOut: pushedOut(tx, week, { before, after }),
    holidays: holidays.map(({ heldOn, name, zone }) => ({
      heldOn,
      zone,
      name: editionFor(name, tx.actor.language),
    })),
    onLeave: reach.onLeave,
    advice: strictest(reasons),
    reasons,
  };
}

/** The week of a release with it as piece 0, and all that was confirmed for it or is under way in it. */
async function weekWith(tx: Context, release: ReleaseRecord): Promise<Week> {
  const weekOn = weekOf(release.opensAt);
  const confirmed = await unplannedReleases(tx.db, gridStart(weekOn), gridStart(addDays(weekOn, 7)));
  return loadWeek(tx, { weekOn, releases: [release, ...confirmed.filter(({ id }) => id !== release.id)] });
}

function summaryWithout(week: Week): PieceSummary[] {
  const candidates = candidatesOf(week.people, [new Uint32Array(), ...week.audiences.slice(1)]);
  return summarisePlan(planWeek({ ...week.input, candidates }), candidates, week.releases.length);
}

function summaryAt(week: Week, release: ReleaseRecord): PieceSummary[] {
  const pieces = [pieceOf(release, week.grid.weekOn), ...week.input.pieces.slice(1)];
  return summarisePlan(planWeek({ ...week.input, pieces }), week.input.candidates, week.releases.length);
}

/** Overloaded: those whose week has no room for it, be it days, pushes or minutes. They read it in the digest. */
function burdenOf(release: ReleaseRecord, summary: PieceSummary | undefined, week: Week): Burden {
  const none = {
    pushed: 0,
    safety: 0,
    digestNoSlot: 0,
    digestDaysTaken: 0,
    digestWeekFull: 0,
    digestReadingFull: 0,
  };
  const { pushed, safety, digestNoSlot, digestDaysTaken, digestWeekFull, digestReadingFull } =
    summary ?? none;
  const overloaded = digestDaysTaken + digestWeekFull + digestReadingFull;
  const seconds = week.input.pieces[0]?.seconds[0] ?? 0;
  return {
    opensAt: release.opensAt,
    overloaded,
    minutesOver: minutesOf(overloaded * seconds),
    pushed: pushed + safety,
    digest: overloaded + digestNoSlot,
  };
}

/** Other moments that burden fewer: the days left in the same week at the same hour, and the week after. */
async function betterThan(
  tx: Context,
  { release, week, asPlanned }: { release: ReleaseRecord; week: Week; asPlanned: Burden },
): Promise<Burden[]> {
  if (asPlanned.overloaded === 0) return [];
  const at = (days: number) => new Date(Date.parse(release.opensAt) + days * 86_400_000).toISOString();
  const end = endOfWeek(week.grid.weekOn);
  const sameWeek = [1, 2, 3, 4]
    .map(at)
    .filter((opensAt) => opensAt < end && weekOf(opensAt) === week.grid.weekOn)
    .map((opensAt) =>
      burdenOf({ ...release, opensAt }, summaryAt(week, { ...release, opensAt, endsAt: end })[0], week),
    );
  const later = { ...release, opensAt: at(7), endsAt: endOfWeek(weekOf(at(7))) };
  const nextWeek = await weekWith(tx, later);
  return [...sameWeek, burdenOf(later, summaryAt(nextWeek, later)[0], nextWeek)]
    .filter(({ overloaded, pushed }) => overloaded < asPlanned.overloaded && pushed >= asPlanned.pushed)
    .sort((a, b) => a.overloaded - b.overloaded || a.opensAt.localeCompare(b.opensAt))
    .slice(0, SHOWN_BETTER);
}

function pushedOut(
  tx: Context,
  week: Week,
  { before, after }: { before: readonly PieceSummary[]; after: readonly PieceSummary[] },
): Preview['pushesOut'] {
  return week.releases.flatMap(({ messageId, title }, index) => {
    const people = (before[index]?.pushed ?? 0) - (after[index]?.pushed ?? 0);
    return index > 0 && people > 0
      ? [{ messageId, title: editionFor(title, tx.actor.language), people }]
      : [];
  });
}

function editionLanguage({ title }: ReleaseRecord, language: string): string {
  const known = LANGUAGES.filter((one) => title[one] !== undefined);
  return known.find((one) => one === language) ?? known[0] ?? 'en';
}

const minutesOf = (seconds: number) => Math.round(seconds / 6) / 10;
