import type { ApprovalStanding } from '../contract/brief.ts';

export interface Decision {
  readonly personId: string | null;
  readonly decision: 'approved' | 'objected';
  /** The number of the brief's newest change when it was decided. */
  readonly atChange: number;
}

export interface Rule {
  readonly rule: 'all' | 'any';
  readonly approverIds: readonly string[];
}

/**
 * How a brief stands with its approvers. `decisions` in the order in which they were made; of each person the last counts.
 * `changes` is the number of the newest change: what was approved earlier was another brief.
 */
export function approvalStandingOf(
  { rule, approverIds }: Rule,
  decisions: readonly Decision[],
  changes: number,
): ApprovalStanding {
  if (approverIds.length === 0) return 'nobody_named';
  const last = new Map(decisions.map((one) => [one.personId, one]));
  const named = approverIds.flatMap((id) => last.get(id) ?? []);
  const approved = named.filter(({ decision }) => decision === 'approved');
  const enough = (some: readonly Decision[]) =>
    rule === 'all' ? some.length === approverIds.length : some.length > 0;
  if (enough(approved))
    return enough(approved.filter(({ atChange }) => atChange === changes)) ? 'approved' : 'changed_since';
  return approved.length < named.length ? 'objected' : 'waiting';
}

/**
 * Whether a piece may go out: the first only of a brief that is approved as it stands; after that a brief that changed
 * is shown to the approvers, and goes on meanwhile.
 */
export function mayRelease(standing: ApprovalStanding, hasReleased: boolean): boolean {
  return standing === 'approved' || (hasReleased && standing === 'changed_since');
}
