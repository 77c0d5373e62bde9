import { basename } from 'node:path';
import { KERNEL_PACKAGES, MODULE_FILES, MODULES, NAMELESS, PLATFORM_SHARED, ROLE_RULES } from './house.ts';
import { type Import, importsOf, type Source } from './source.ts';

/** Every rule that a file breaks, as `path: sentence`. */
export function violations(source: Source): string[] {
  const { path } = source;
  // It plants every violation that there is.
  if (path === 'src/architecture.test.ts') return [];
  if (!/\.tsx?$/.test(path)) return placeProblems(path).map((sentence) => `${path}: ${sentence}`);
  const found = [
    ...placeProblems(path),
    ...textProblems(source),
    ...importsOf(source).flatMap((one) => importProblems(path, one)),
  ];
  return found.map((sentence) => `${path}: ${sentence}`);
}

const isTest = (path: string) =>
  /\.test\.tsx?$|\/fixtures\//.test(path) || /^(src\/test|e2e|bench)\//.test(path);

function placeProblems(path: string): string[] {
  const problems: string[] = [];
  if (NAMELESS.test(basename(path))) problems.push('has a name without an idea');
  const [, module, inside] = /^src\/modules\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (module && inside) {
    if (!(module in MODULES)) problems.push(`there is no module ${module} in the list`);
    if (!MODULE_FILES.test(inside) && !inside.startsWith('web/') && !isTest(path))
      problems.push('is not in the closed list of files of a module');
  }
  return problems;
}

// Long for a reason: the tables of a module in one step.
const LONG = /^src\/platform\/migrations\//;

function textProblems({ path, text }: Source): string[] {
  const problems: string[] = [];
  const code = text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const rule = (broken: boolean, sentence: string) => {
    if (broken) problems.push(sentence);
  };
  rule(text.split('\n').length > 301 && !LONG.test(path), 'is longer than 300 lines');
  rule(/^export \* from/m.test(code), 'passes names on (a barrel)');
  rule(/(:|<|\bas) any\b/.test(code) && !isTest(path), 'uses any');
  rule(
    /process\.env\b/.test(code) && path !== 'src/platform/config.ts' && !isTest(path),
    'reads the environment',
  );
  rule(
    path.endsWith('.test.ts') && /\bsetTimeout\(/.test(code) && !SLEEPS.includes(path),
    'sleeps in a test',
  );
  rule(asksClock(path, code), 'asks the clock; the time is passed in');
  rule(
    /^src\/modules\/[^/]+\/(service|jobs|domain|contract)/.test(path) && !isTest(path) && SQL.test(code),
    'writes SQL outside a store',
  );
  return [...problems, ...foreignWrites(path, code)];
}

// Tests of processes that are killed from outside have to wait for what they cannot be told.
const SLEEPS: readonly string[] = [
  'src/platform/postgres.test.ts',
  'src/platform/postgres-durability.test.ts',
];

const SQL = /\b(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql(<[^>]*>)?`/;

function asksClock(path: string, code: string): boolean {
  if (isTest(path) || path === 'src/kernel/ids.ts') return false;
  const pure =
    /^src\/kernel\//.test(path) ||
    /^src\/modules\/[^/]+\/(domain|store|service|contract|jobs|events)/.test(path);
  return pure && /\bnew Date\(\)|\bDate\.now\(\)/.test(code);
}

function foreignWrites(path: string, code: string): string[] {
  const module = /^src\/modules\/([^/]+)\//.exec(path)?.[1];
  if (!module || isTest(path)) return [];
  const writes = [
    ...code.matchAll(/\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'([a-z_]+)/g),
    ...code.matchAll(/\b(?:insert into|update|delete from|merge into|truncate)\s+([a-z]+_[a-z_]+)\b/g),
  ];
  return writes
    .map((match) => String(match[1]))
    .filter((table) =>
      Object.keys(MODULES).some((other) => other !== module && table.startsWith(`${other}_`)),
    )
    .map((table) => `writes ${table}, a table of another module`);
}

function importProblems(path: string, one: Import): string[] {
  const { specifier, target, npm } = one;
  const problems: string[] = [];
  if (target && !/\.(tsx?|json|css)$/.test(specifier.split('?')[0] ?? ''))
    problems.push(`imports ${specifier} without its ending`);
  if (specifier.startsWith('..') && target && houseOf(path) !== houseOf(target))
    problems.push(`reaches ${specifier} by a path instead of by name`);
  if (isTest(path)) return problems;
  if (path.startsWith('src/kernel/')) problems.push(...kernelProblems(path, one));
  if (path.startsWith('src/platform/')) problems.push(...platformProblems(path, { target, npm }));
  if (path.startsWith('src/modules/')) problems.push(...moduleProblems(path, one));
  if (path.startsWith('src/web/')) problems.push(...webProblems(path, { target, npm }));
  return problems;
}

/** The part of the house within which files name each other by relative paths. */
function houseOf(path: string): string {
  return /^src\/modules\/[^/]+|^src\/[^/]+|^[^/]+/.exec(path)?.[0] ?? path;
}

function kernelProblems(path: string, { specifier, target, npm }: Import): string[] {
  if (target) return target.startsWith('src/kernel/') ? [] : [`the kernel imports ${specifier}`];
  const allowed = Object.entries(KERNEL_PACKAGES).some(
    ([place, packages]) => path.startsWith(place) && packages.includes(String(npm)),
  );
  return allowed ? [] : [`the kernel imports the package ${specifier}`];
}

/** Which platform file a package belongs to: the one that is named here, or the first that took it. */
const owners = new Map<string, string>([['pino', 'src/platform/log.ts']]);

function platformProblems(path: string, { target, npm }: Pick<Import, 'target' | 'npm'>): string[] {
  if (target) return /^src\/(kernel|platform)\//.test(target) ? [] : [`the platform imports ${target}`];
  if (!npm || PLATFORM_SHARED[npm]?.test(path)) return [];
  const owner = owners.get(npm) ?? path;
  owners.set(npm, owner);
  return owner === path ? [] : [`imports the package ${npm}, which belongs to ${owner}`];
}

function moduleProblems(path: string, { specifier, target, npm, typeOnly }: Import): string[] {
  const [, module = '', role = ''] = /^src\/modules\/([^/]+)\/([a-z]+)/.exec(path) ?? [];
  const rule = ROLE_RULES[role];
  if (!rule) return [];
  // The type of an SQL fragment may pass through a service that hands it on; it still writes none.
  if (npm === 'kysely' && role === 'service' && typeOnly) return [];
  if (npm) return rule.packages?.test(npm) ? [] : [`${role} imports the package ${specifier}`];
  if (!target || target.startsWith('src/kernel/')) return [];
  const platform = /^src\/platform\/(.+)$/.exec(target)?.[1];
  if (platform) return rule.platform?.test(platform) ? [] : [`${role} imports ${specifier}`];
  if (target.startsWith('src/web/')) return role === 'web' ? [] : [`${role} imports ${specifier}`];
  const [, other = '', otherRole = ''] = /^src\/modules\/([^/]+)\/([a-z]+)/.exec(target) ?? [];
  if (other === module) return rule.own.includes(otherRole) ? [] : [`${role} imports ${specifier}`];
  // Facts may be heard from anywhere: the publisher never knows who listens.
  if (role === 'jobs' && otherRole === 'events') return [];
  if (!MODULES[module]?.includes(other)) return [`${module} does not name ${other}`];
  return rule.listed.includes(otherRole) ? [] : [`${role} imports ${specifier}`];
}

function webProblems(path: string, { target, npm }: Pick<Import, 'target' | 'npm'>): string[] {
  if (npm === 'node:') return path.startsWith('src/web/build/') ? [] : ['the browser has no node: modules'];
  if (!target) return [];
  const blocks = /^src\/web\/(ui|charts)\//.test(path);
  if (blocks)
    return /^src\/(kernel|web\/(ui|charts))\//.test(target)
      ? []
      : [`a block without business words imports ${target}`];
  return /^src\/(kernel|web)\/|^src\/modules\/[^/]+\/(web|contract|domain|messages)|^src\/contracts\.ts$/.test(
    target,
  )
    ? []
    : [`the web imports ${target}`];
}
