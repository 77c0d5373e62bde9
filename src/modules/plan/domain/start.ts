import { type Day, daysBetween } from '#kernel/calendar.ts';
import type { Blocker, Reach } from '../contract/hearing.ts';
import type { OpenLineKind } from '../contract/line.ts';

/** Fewer people than this are not shown as a group, nor waited for: everyone's share includes them. */
export const LEAST_GROUP = 5;

/** How many people of a group have had the plan in front of them; stays inside the server. */
export interface GroupReading {
  readonly audienceId: string | null;
  readonly audienceName: string | null;
  readonly people: number;
  readonly readers: number;
  readonly countedAt: string;
}

export interface StartFacts {
  readonly phases: number;
  readonly hearing: { readonly opensOn: Day; readonly closesOn: Day; readonly shareNeeded: number } | null;
  readonly groups: readonly GroupReading[];
  readonly openCases: readonly {
    readonly lineKind: OpenLineKind;
    readonly lineId: string;
    readonly count: number;
    readonly overdue: number;
  }[];
  readonly openSuggestions: readonly {
    readonly suggestionId: string;
    readonly lineKind: OpenLineKind;
    readonly lineId: string;
  }[];
}

/**
 * Everything that stands between a plan and its start: nothing in it, no hearing, a hearing that has not lasted its days
 * (the last of them included), groups that have not had it in front of them, and what people sent in and got no answer to.
 */
export function startBlockers(facts: StartFacts, today: Day): Blocker[] {
  const { hearing } = facts;
  const blockers: Blocker[] = facts.phases === 0 ? [{ code: 'no_phases' }] : [];
  if (!hearing) return [...blockers, { code: 'no_hearing' }, ...unanswered(facts)];
  if (today <= hearing.closesOn)
    blockers.push({
      code: 'hearing_not_lasted',
      closesOn: hearing.closesOn,
      daysLeft: daysBetween(today, hearing.closesOn) + 1,
    });
  return [...blockers, ...notReached(facts.groups, hearing.shareNeeded), ...unanswered(facts)];
}

function notReached(groups: readonly GroupReading[], needed: number): Blocker[] {
  return groups.flatMap((group) => {
    const more = Math.ceil((needed * group.people) / 100) - group.readers;
    if (group.people < LEAST_GROUP || more <= 0) return [];
    const { audienceId, audienceName } = group;
    return [
      { code: 'share_not_reached' as const, audienceId, audienceName, share: shareOf(group), needed, more },
    ];
  });
}

function unanswered({ openCases, openSuggestions }: StartFacts): Blocker[] {
  return [
    ...openCases.filter(({ count }) => count > 0).map((cases) => ({ code: 'open_cases' as const, ...cases })),
    ...openSuggestions.map((suggestion) => ({ code: 'open_suggestion' as const, ...suggestion })),
  ];
}

/** The groups that can be shown: at least five people, and a share in whole percent. */
export function shownReach(groups: readonly GroupReading[]): Reach[] {
  return groups
    .filter(({ people }) => people >= LEAST_GROUP)
    .map((group) => {
      const { audienceId, audienceName, people, countedAt } = group;
      return { audienceId, audienceName, people, share: shareOf(group), countedAt };
    });
}

// Rounded down: 59.6 % must not look like the 60 % that are needed.
const shareOf = ({ people, readers }: GroupReading) => Math.floor((100 * readers) / people);
