/** The roles of product.md. Everyone is a member; `manager` is derived from the org chart and never granted. */
export const ROLES = [
  'member',
  'manager',
  'planner',
  'leader',
  'ambassador',
  'representative',
  'admin',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles that somebody gives and takes away. */
export const GRANTABLE_ROLES = ['planner', 'leader', 'ambassador', 'representative', 'admin'] as const;

export type GrantableRole = (typeof GRANTABLE_ROLES)[number];

/** A role held by a person, for the whole organisation (`unitId` null) or for a unit and all below it. */
export interface Grant {
  readonly role: Role;
  readonly unitId: string | null;
}
