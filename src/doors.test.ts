import { expect, test } from 'vitest';
import type { Endpoint } from '#kernel/contract.ts';
import { SCOPES } from '#modules/access/contract/scope.ts';
import { accessContract } from '#modules/access/contract.ts';
import { modules } from '#modules.ts';
import { type CallOptions, testApp, type Visitor } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';

const app = await testApp();
await createOrganisation(app.db);
const member = await app.person();

const closed = modules.flatMap((module) =>
  Object.entries(module.contract)
    .filter(([, { who }]) => who !== 'anyone')
    .map(([name, endpoint]) => ({ module: module.name, name, endpoint })),
);

/** The endpoints that did not turn the visitor away with that code, each with what it said instead. */
async function openTo(
  endpoints: typeof closed,
  visitor: Visitor,
  { code, ...options }: CallOptions & { code: string },
): Promise<string[]> {
  const open: string[] = [];
  for (const { module, name, endpoint } of endpoints) {
    const said = await visitor.refused(endpoint, somewhere(endpoint), options).then(
      (problem) => problem.code,
      (error) => String(error),
    );
    if (said !== code) open.push(`${module}.${name}: ${said}`);
  }
  return open;
}

/** An input whose places in the path are filled; the door looks at who asks before it looks at the input. */
function somewhere({ path }: Endpoint): Record<string, string> {
  return Object.fromEntries(
    [...path.matchAll(/:(\w+)/g)].map((match) => [String(match[1]), crypto.randomUUID()]),
  );
}

test('every endpoint that is not for anyone is shut to who is not signed in', async () => {
  expect(closed.length).toBeGreaterThan(100);
  expect(await openTo(closed, app.nobody, { code: 'sign_in_first' })).toEqual([]);
});

test('every endpoint that is for roles is shut to a member who holds none of them', async () => {
  const forRoles = closed.filter(
    ({ endpoint: { who } }) => typeof who !== 'string' && !who.includes('member'),
  );
  expect(forRoles.length).toBeGreaterThan(50);
  expect(await openTo(forRoles, member, { code: 'role_needed' })).toEqual([]);
});

test('every endpoint is shut to a token without its scope, also to reading with the scope to write', async () => {
  for (const [place, { name }] of modules.entries()) {
    const neighbour = modules[(place + 1) % modules.length]?.name;
    for (const scope of SCOPES.filter((one) => one.startsWith(`${name}:`))) {
      const { token } = await member.call(accessContract.makeToken, {
        name: scope,
        scopes: [scope],
        days: 1,
      });
      const others = closed.filter(({ module, endpoint }) =>
        module === name ? (endpoint.method === 'GET') !== scope.endsWith(':read') : module === neighbour,
      );
      const headers = { authorization: `Bearer ${token}` };
      expect(await openTo(others, app.nobody, { code: 'token_lacks_scope', headers })).toEqual([]);
    }
  }
});
