import { expect, test } from 'vitest';
import { GRANTABLE_ROLES, type Role } from '#kernel/roles.ts';
import { accessRights, canBeScoped } from './role.ts';

const holder = (role: Role, unitId: string | null = null) => ({ grants: [{ role, unitId }] });

test('admin and representative are held for the whole organisation only', () => {
  expect(GRANTABLE_ROLES.filter(canBeScoped)).toEqual(['planner', 'leader', 'ambassador']);
});

test.each<[Role, string[]]>([
  ['admin', ['manageRoles', 'seeRoles', 'invite', 'issueCodes', 'seeAudit', 'seeEverybodysTokens']],
  ['representative', ['seeRoles', 'seeAudit']],
  ['planner', ['seeRoles']],
  ['leader', []],
  ['ambassador', []],
  ['manager', []],
  ['member', []],
])('%s may: %s', (role, rights) => {
  const may = Object.entries(accessRights(holder(role))).flatMap(([right, may]) => (may ? [right] : []));
  expect(may).toEqual(rights);
});

test('a planner of one unit does not see everybody’s roles', () => {
  expect(accessRights(holder('planner', 'unit')).seeRoles).toBe(false);
});
