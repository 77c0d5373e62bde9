import type { Grant, Role } from '#kernel/roles.ts';
import type { CaseRights, CaseState, Visibility } from '../contract/case.ts';

/** Who looks: a member with roles, the system, or the holder of an unseen case's code (`writer`). */
export interface Viewer {
  readonly personId: string | null;
  readonly grants: readonly Grant[];
  readonly system: boolean;
}

/** What a decision about a case hangs on. */
export interface CaseFacts {
  readonly unseen: boolean;
  readonly authorId: string | null;
  readonly ownerId: string | null;
  readonly unitId: string | null;
  readonly visibility: Visibility;
  readonly state: CaseState;
  readonly objectedOn: string | null;
  /** Whose answer was found unfair: they do not answer again. */
  readonly objectedTo: string | null;
  readonly hiddenReason: string | null;
  /** The viewer is a leader of the session in which it is asked. */
  readonly leading: boolean;
}

/** The widest planners: for the whole organisation. Those of a unit look after the cases of that unit. */
export function isSteward({ grants, system }: Viewer, { unitId }: Pick<CaseFacts, 'unitId'>): boolean {
  return (
    system ||
    grants.some((grant) => grant.role === 'planner' && (grant.unitId === null || grant.unitId === unitId))
  );
}

/** The units whose cases somebody looks after; `all` for the whole organisation. */
export function stewardship({ grants, system }: Viewer): { all: boolean; unitIds: string[] } {
  const planner = grants.filter(({ role }) => role === 'planner');
  return {
    all: system || planner.some(({ unitId }) => unitId === null),
    unitIds: planner.flatMap(({ unitId }) => unitId ?? []),
  };
}

export const isWriter = (viewer: Viewer, one: Pick<CaseFacts, 'unseen' | 'authorId'>): boolean =>
  !one.unseen && one.authorId !== null && one.authorId === viewer.personId;

const isOwner = (viewer: Viewer, one: CaseFacts): boolean =>
  one.ownerId !== null && one.ownerId === viewer.personId;

const holdsForAll = ({ grants }: Viewer, role: Role): boolean =>
  grants.some((grant) => grant.role === role && grant.unitId === null);

/** Whether somebody may know that it was hidden, and why. */
export function maySeeHidden(viewer: Viewer, one: CaseFacts): boolean {
  return isSteward(viewer, one) || isWriter(viewer, one) || holdsForAll(viewer, 'representative');
}

/** Whether somebody may see the case at all; to everybody else it is not there. */
export function canSee(viewer: Viewer, one: CaseFacts): boolean {
  if (one.hiddenReason !== null) return maySeeHidden(viewer, one);
  if (one.visibility === 'everyone') return true;
  return isWriter(viewer, one) || isOwner(viewer, one) || isSteward(viewer, one) || one.leading;
}

/**
 * Who may answer: its owner, the leaders of its session, and a planner while it lies on the desk. Not whose answer was
 * found unfair, and nobody their own case.
 */
export function canAnswer(viewer: Viewer, one: CaseFacts): boolean {
  if (one.state !== 'open' && one.state !== 'answered') return false;
  if (viewer.personId !== null && viewer.personId === one.objectedTo) return false;
  if (isWriter(viewer, one)) return false;
  const atDesk = one.ownerId === null && isSteward(viewer, one);
  return isOwner(viewer, one) || one.leading || atDesk;
}

/** Everything that somebody may do with a case. */
export function caseRights(viewer: Viewer, one: CaseFacts): CaseRights {
  const alive = (one.state === 'open' || one.state === 'answered') && canSee(viewer, one);
  const steward = isSteward(viewer, one);
  const writer = isWriter(viewer, one);
  const signedIn = viewer.personId !== null;
  const shown = alive && one.hiddenReason === null && signedIn;
  return {
    answer: alive && canAnswer(viewer, one),
    assign: one.state === 'open' && alive && (steward || isOwner(viewer, one)),
    merge: alive && (steward || isOwner(viewer, one)),
    reply: shown,
    vote: shown && !writer && one.visibility === 'everyone' && one.state === 'open',
    follow: shown,
    object: alive && writer && one.state === 'answered' && one.objectedOn === null,
    withdraw: alive && writer,
    report: shown && !writer,
    // What only its owner and the planners see need not be hidden from anybody.
    hide: alive && steward && one.hiddenReason === null && one.visibility === 'everyone',
  };
}

/** What the holder of the code may do: the writer's part, and nothing that needs a name. */
export function unseenRights(one: Pick<CaseFacts, 'state' | 'objectedOn'>): CaseRights {
  const alive = one.state === 'open' || one.state === 'answered';
  return {
    answer: false,
    assign: false,
    merge: false,
    reply: alive,
    vote: false,
    follow: false,
    object: one.state === 'answered' && one.objectedOn === null,
    withdraw: alive,
    report: false,
    hide: false,
  };
}

/** Whether somebody may announce and change sessions: planners, and leaders who lead them. */
export function canChangeSession(viewer: Viewer, leaderIds: readonly string[]): boolean {
  if (viewer.system || holdsForAll(viewer, 'planner')) return true;
  return viewer.personId !== null && leaderIds.includes(viewer.personId);
}
