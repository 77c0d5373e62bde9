/** The house of the project as data: what stands where, and who may name whom. */

/** Modules in their order, each with the earlier ones that it may name. */
export const MODULES: Readonly<Record<string, readonly string[]>> = {
  people: [],
  access: ['people'],
  brand: ['people'],
  conversation: ['people'],
  delivery: ['people'],
  plan: ['people', 'brand', 'conversation'],
  campaigns: ['people', 'brand', 'plan', 'delivery', 'conversation'],
  listening: ['people', 'delivery'],
  learning: ['people', 'delivery'],
  recognition: ['people', 'brand', 'delivery'],
  gatherings: ['people', 'delivery'],
  journeys: ['people', 'brand', 'delivery', 'listening', 'learning'],
  ambassadors: ['people', 'campaigns', 'learning'],
  measurement: ['people', 'brand', 'plan', 'campaigns', 'listening'],
  administration: ['people', 'access'],
};

/** The closed list of files in a module, besides `web/**`, `messages/*.json` and tests. */
export const MODULE_FILES =
  /^(README\.md|(contract|domain|tables|store|service)\.ts|(contract|domain|tables|store|service)\/[a-z0-9-]+\.ts|events\.ts|jobs\.ts|emails\.tsx|messages\/(en|fi|es)\.json)$/;

/** Names of files without an idea. */
export const NAMELESS = /^(index|utils?|helpers?|types?|constants?|common|misc)\.tsx?$/;

/** Packages of the pure kernel, by folder or file; Zod only describes contracts. */
export const KERNEL_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'src/kernel/contract.ts': ['zod'],
  'src/kernel/time-zone.ts': ['temporal-polyfill'],
  'src/kernel/stats/': [
    'ml-matrix',
    '@stdlib/stats-base-dists-t-cdf',
    '@stdlib/stats-base-dists-t-quantile',
    '@stdlib/stats-base-dists-normal-cdf',
    '@stdlib/stats-base-dists-normal-quantile',
    '@stdlib/stats-base-dists-chisquare-cdf',
    '@stdlib/stats-base-dists-chisquare-quantile',
    '@stdlib/stats-base-dists-f-cdf',
    '@stdlib/stats-base-dists-f-quantile',
  ],
  'src/kernel/disclosure/': ['highs', '@noble/hashes'],
  'src/kernel/ballot/': ['@noble/hashes', 'node:'],
};

/** Packages that more than one platform file may import; every other has one file, so that swapping it touches one. */
export const PLATFORM_SHARED: Readonly<Record<string, RegExp>> = {
  'node:': /./,
  zod: /./,
  kysely: /^src\/platform\/(database|migrate|migrations|http|backup|copy|upkeep)/,
  'pg-copy-streams': /^src\/platform\/(copy|backup)/,
  pg: /^src\/platform\/(database|live|metrics|postgres|backup|copy)/,
  fastify: /^src\/platform\/http(\.ts|\/)/,
  '@react-pdf/renderer': /^src\/platform\/pdf/,
};

/** What a role of file in a module may import: own roles, roles of listed modules, platform files, packages. */
export interface RoleRule {
  readonly own: readonly string[];
  readonly listed: readonly string[];
  readonly platform: RegExp | undefined;
  readonly packages: RegExp | undefined;
}

const SERVER_ROLES = ['contract', 'domain', 'events', 'tables', 'store', 'service'];

export const ROLE_RULES: Readonly<Record<string, RoleRule>> = {
  contract: { own: ['contract', 'domain'], listed: ['contract'], platform: undefined, packages: /^zod$/ },
  events: { own: ['contract'], listed: ['contract'], platform: /^events\.ts$/, packages: /^zod$/ },
  domain: {
    own: ['contract', 'domain'],
    listed: ['contract', 'domain'],
    platform: undefined,
    packages: undefined,
  },
  tables: {
    own: ['contract', 'domain', 'tables'],
    listed: [],
    platform: /^database\.ts$/,
    packages: /^kysely$/,
  },
  store: {
    own: ['contract', 'domain', 'tables', 'store'],
    listed: ['tables', 'domain'],
    platform: /^(database|copy|events)\.ts$/,
    packages: /^kysely$/,
  },
  service: {
    own: [...SERVER_ROLES, 'emails', 'messages'],
    listed: ['contract', 'domain', 'events', 'service'],
    platform: /^(?!config|http|postgres|migrat|assemble)/,
    packages: /^(node:|zod)$/,
  },
  jobs: {
    own: ['service', 'events', 'contract'],
    listed: ['events'],
    platform: /^queue\.ts$/,
    packages: undefined,
  },
  emails: {
    own: ['contract', 'domain'],
    listed: ['domain'],
    platform: /^(mail|email-render)\.tsx?$/,
    packages: /^(react|@react-email\/components|i18next)$/,
  },
  web: {
    own: ['contract', 'domain', 'web', 'messages'],
    listed: ['contract', 'domain', 'web'],
    platform: undefined,
    packages:
      /^(react|react-dom|react-i18next|i18next|@mantine\/|@tanstack\/|@tabler\/|@simplewebauthn\/browser|@tiptap\/|@fullcalendar\/|echarts)/,
  },
};
