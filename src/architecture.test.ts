import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { circles } from './test/architecture/circles.ts';
import { violations } from './test/architecture/rules.ts';
import { readSources, type Source } from './test/architecture/source.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = readSources(root, ['src', 'e2e', 'bench']);

test('the house keeps its own rules', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.flatMap(violations)).toEqual([]);
});

test('no file imports itself through others', () => {
  expect(circles(sources)).toEqual([]);
});

describe('a planted violation is found', () => {
  const planted: [rule: string, path: string, text: string][] = [
    [
      'the kernel knows no platform',
      'src/kernel/x.ts',
      `import { openDatabase } from '#platform/database.ts';`,
    ],
    ['the kernel knows no module', 'src/kernel/x.ts', `import { display } from '#modules/people/domain.ts';`],
    ['the kernel does no input or output', 'src/kernel/x.ts', `import { readFile } from 'node:fs/promises';`],
    ['the kernel asks no clock', 'src/kernel/x.ts', 'export const late = () => new Date();'],
    ['statistics bring only their packages', 'src/kernel/stats/x.ts', `import { z } from 'zod';`],
    [
      'the platform knows no module',
      'src/platform/x.ts',
      `import { people } from '#modules/people/service.ts';`,
    ],
    ['a package has one platform file', 'src/platform/x.ts', `import pino from 'pino';`],
    ['rules import no package', 'src/modules/plan/domain.ts', `import { sql } from 'kysely';`],
    ['rules know no store', 'src/modules/plan/domain.ts', `import { open } from './store.ts';`],
    ['a contract knows no service', 'src/modules/plan/contract.ts', `import type { A } from './service.ts';`],
    [
      'a store decides nothing, so it knows no service',
      'src/modules/plan/store.ts',
      `import { a } from './service.ts';`,
    ],
    [
      'a service never uses another store',
      'src/modules/plan/service.ts',
      `import { a } from '#modules/people/store.ts';`,
    ],
    [
      'a service reads no configuration',
      'src/modules/plan/service.ts',
      `import { a } from '#platform/config.ts';`,
    ],
    [
      'a module names only those listed for it',
      'src/modules/people/service.ts',
      `import { a } from '#modules/plan/service.ts';`,
    ],
    [
      'a module names only those listed for it, lazily too',
      'src/modules/brand/service.ts',
      `const a = import('#modules/plan/service.ts');`,
    ],
    [
      'a page knows no service',
      'src/modules/plan/web/page.tsx',
      `import { a } from '#modules/plan/service.ts';`,
    ],
    [
      'a page knows no platform',
      'src/modules/plan/web/page.tsx',
      `import type { Db } from '#platform/database.ts';`,
    ],
    ['blocks know no business', 'src/web/ui/x.tsx', `import { a } from '#modules/people/domain.ts';`],
    ['a module has only the files of the list', 'src/modules/plan/manager.ts', ''],
    ['no file without an idea', 'src/web/ui/utils.ts', ''],
    ['no unknown module', 'src/modules/stuff/domain.ts', ''],
    ['no barrel', 'src/kernel/x.ts', `export * from './ids.ts';`],
    ['imports carry their ending', 'src/kernel/x.ts', `import { newId } from './ids';`],
    ['across folders by name', 'src/modules/plan/service.ts', `import { a } from '../people/service.ts';`],
    ['one reader of the environment', 'src/platform/x.ts', `const port = process.env['PORT'];`],
    ['a module writes only its own tables', 'src/modules/plan/store.ts', `db.insertInto('people_person')`],
    [
      'a module writes only its own tables, in plain SQL too',
      'src/modules/plan/store.ts',
      'sql`delete from people_person`',
    ],
    ['services write no SQL', 'src/modules/plan/service.ts', `ctx.db.selectFrom('plan_action')`],
    ['a file holds one idea', 'src/kernel/x.ts', 'export const a = 1;\n'.repeat(301)],
    ['tests do not sleep', 'src/kernel/x.test.ts', 'await new Promise((r) => setTimeout(r, 100));'],
    ['no any', 'src/kernel/x.ts', 'export const a = (b: any) => b;'],
  ];

  test.each(planted)('%s', (_rule, path, text) => {
    expect(violations({ path, text }).length).toBeGreaterThan(0);
  });

  test('what is allowed stays allowed', () => {
    const allowed: Source[] = [
      { path: 'src/kernel/x.ts', text: `import { newId } from './ids.ts';` },
      {
        path: 'src/modules/plan/domain.ts',
        text: `import type { Day } from '#kernel/calendar.ts';\nimport { name } from '#modules/people/domain/person.ts';`,
      },
      {
        path: 'src/modules/plan/store/action.ts',
        text: `import { sql } from 'kysely';\nsql\`update plan_action set state = 'done'\``,
      },
      {
        path: 'src/modules/plan/service.ts',
        text: `import { a } from '#modules/people/service.ts';\nimport { b } from './store.ts';`,
      },
      {
        path: 'src/modules/plan/web/page.tsx',
        text: `import { Button } from '@mantine/core';\nimport { Page } from '#web/ui/page.tsx';`,
      },
    ];
    expect(allowed.flatMap(violations)).toEqual([]);
  });

  test('a circle of imports', () => {
    const circle: Source[] = [
      { path: 'src/kernel/a.ts', text: `import { b } from './b.ts';` },
      { path: 'src/kernel/b.ts', text: `import { a } from './a.ts';` },
      { path: 'src/kernel/c.ts', text: `import type { a } from './a.ts';` },
    ];
    expect(circles(circle)).toEqual([['src/kernel/a.ts', 'src/kernel/b.ts']]);
  });
});
