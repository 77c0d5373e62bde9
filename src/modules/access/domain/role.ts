import type { Grant, GrantableRole, Role } from '#kernel/roles.ts';

/** Roles that make sense for one unit. An admin or a representative is one for the whole organisation. */
export const SCOPABLE_ROLES = ['planner', 'leader', 'ambassador'] as const satisfies readonly GrantableRole[];

/** Whether the role may be given for a unit and all below it. */
export function canBeScoped(role: GrantableRole): boolean {
  return SCOPABLE_ROLES.some((scopable) => scopable === role);
}

export interface Holder {
  readonly grants: readonly Grant[];
}

/** Whether somebody holds one of the roles for the whole organisation. */
export function holds({ grants }: Holder, ...roles: readonly Role[]): boolean {
  return grants.some(({ role, unitId }) => unitId === null && roles.includes(role));
}

/** What a person may do with access itself; sent to the browser as `can`. */
export function accessRights(holder: Holder) {
  const admin = holds(holder, 'admin');
  return {
    manageRoles: admin,
    seeRoles: admin || holds(holder, 'representative', 'planner'),
    invite: admin,
    issueCodes: admin,
    seeAudit: admin || holds(holder, 'representative'),
    seeEverybodysTokens: admin,
  };
}
