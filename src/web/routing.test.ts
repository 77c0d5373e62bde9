import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { describe, expect, test } from 'vitest';
import type { Role } from '#kernel/roles.ts';
import { offersFor } from './routing.ts';
import { IconMe } from './ui/icons.tsx';

const root = createRootRoute();
const page = (path: string, staticData: NonNullable<Parameters<typeof createRoute>[0]['staticData']>) =>
  createRoute({ getParentRoute: () => root, path, staticData });

const pages = [
  page('/me', { name: 'web:rooms.me', room: { icon: IconMe, order: 90 } }),
  page('/', { name: 'web:rooms.today', room: { icon: IconMe, order: 0 } }),
  page('/studio/rules', {
    name: 'web:shell.studio',
    who: ['admin'],
    room: { icon: IconMe, order: 5 },
  }),
  page('/people/$personId', { name: 'web:rooms.me' }),
  page('/hidden', {}),
];
const { routesById } = createRouter({ routeTree: root.addChildren(pages) });

const addresses = (roles: readonly Role[], face: 'home' | 'studio') =>
  offersFor(routesById, roles, face).map(({ to }) => to);

describe('what is offered to go to', () => {
  test('are the rooms of the face, in their order', () => {
    expect(addresses(['member'], 'home')).toEqual(['/', '/me']);
  });

  test('is nothing that the role does not open', () => {
    expect(addresses(['member', 'admin'], 'studio')).toEqual(['/studio/rules']);
    expect(addresses(['member', 'planner'], 'studio')).toEqual([]);
  });

  test('is no page that needs to know of whom, and none without a name', () => {
    expect(addresses(['member', 'admin'], 'home')).not.toContain('/people/$personId');
    expect(addresses(['member', 'admin'], 'home')).not.toContain('/hidden');
  });
});
