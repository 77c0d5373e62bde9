/** The parts of the product that a token can be let into; the first word of their addresses under `/api`. */
export const SCOPED_MODULES = [
  'people',
  'access',
  'brand',
  'conversation',
  'delivery',
  'plan',
  'campaigns',
  'listening',
  'learning',
  'recognition',
  'gatherings',
  'journeys',
  'ambassadors',
  'measurement',
  'administration',
] as const;

/** `module:read` or `module:write`; writing does not include reading. */
export const SCOPES = SCOPED_MODULES.flatMap((module) => [`${module}:read`, `${module}:write`] as const);

export type Scope = (typeof SCOPES)[number];

/** So that a token in a log or a repository is recognised by those who look for leaked secrets. */
export const TOKEN_PREFIX = 'inw_';

/** No token outlives a year unnoticed. */
export const LONGEST_TOKEN_DAYS = 366;
