import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { accessContract } from './contract.ts';

const app = await testApp();

const wish = (email: string, password = 'kahvi satumaa tuoppi') => ({
  organisation: { name: 'Satamala Oy', language: 'fi', zone: 'Europe/Helsinki', accent: '#0E6B5C' } as const,
  person: { name: 'Aino Virtanen', email, password },
});

test('a first password that is weak, or holds the founder’s own name, sets nothing up', async () => {
  const weak = await app.nobody.refused(accessContract.found, wish('aino@satamala.fi', 'password123'));
  expect(weak).toMatchObject({ status: 422, code: 'access.weak_password', reasons: ['commonly_breached'] });
  const own = await app.nobody.refused(accessContract.found, wish('aino@satamala.fi', 'AinoVirtanen1'));
  expect(own).toMatchObject({ code: 'access.weak_password', reasons: ['contains_your_details'] });
  expect(await app.db.selectFrom('people_organisation').selectAll().execute()).toEqual([]);
});

test('of two who set up at once, one becomes admin and the other is told that it is done', async () => {
  const both = [app.browser(), app.browser()].map(async (browser, index) => {
    const input = wish(`founder${index}@satamala.fi`);
    return browser.call(accessContract.found, input).then(
      () => browser,
      () => undefined,
    );
  });
  const winners = (await Promise.all(both)).filter((browser) => browser !== undefined);
  expect(winners).toHaveLength(1);
  const me = await winners[0]?.call(accessContract.readMe, {});
  expect(me).toMatchObject({
    name: 'Aino Virtanen',
    language: 'fi',
    zone: 'Europe/Helsinki',
    organisation: { name: 'Satamala Oy', accent: '#0e6b5c', language: 'fi' },
    hasPassword: true,
    can: { manageRoles: true, seeAudit: true },
  });
  expect(me?.grants.map(({ role }) => role).sort()).toEqual(['admin', 'member', 'planner']);
  expect(await app.db.selectFrom('people_person').select('id').execute()).toHaveLength(1);
  expect(await app.db.selectFrom('access_grant').select('id').execute()).toHaveLength(2);
});

test('afterwards nobody can set up again', async () => {
  const refused = await app.nobody.refused(accessContract.found, wish('late@satamala.fi'));
  expect(refused).toMatchObject({ status: 409, code: 'people.organisation_already_founded' });
});
