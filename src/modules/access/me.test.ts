import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { accessContract } from './contract.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'fi', zone: 'Europe/Helsinki' });

test('who has chosen no language and no zone has the organisation’s', async () => {
  const person = await app.person([], { name: 'Aino' });
  expect(await person.call(accessContract.readMe, {})).toMatchObject({
    id: person.id,
    name: 'Aino',
    language: 'fi',
    zone: 'Europe/Helsinki',
    hasPassword: false,
    organisation: { name: 'Satamala', language: 'fi', accent: '#0e6b5c' },
    can: { manageRoles: false, seeAudit: false, setPasswordFreely: true },
  });
});

test('my language is mine to choose, holds from the next request on, and is a change of the person once', async () => {
  const person = await app.person([], { zone: 'Europe/Madrid' });
  const other = await app.person();
  for (let twice = 0; twice < 2; twice += 1)
    await person.call(accessContract.changeMyLanguage, { language: 'es' });
  expect(await person.call(accessContract.readMe, {})).toMatchObject({
    language: 'es',
    zone: 'Europe/Madrid',
  });
  expect((await other.call(accessContract.readMe, {})).language).toBe('fi');
  const told = await app.db
    .selectFrom('event')
    .select('body')
    .where('name', '=', 'people.personChanged')
    .where('subjectId', '=', person.id)
    .execute();
  expect(told).toEqual([{ body: { fields: ['language'] } }]);
});

test('a language that the product does not speak, and nobody, are refused', async () => {
  const person = await app.person();
  expect((await person.refused(accessContract.changeMyLanguage, { language: 'sv' })).code).toBe(
    'invalid_input',
  );
  expect((await app.nobody.refused(accessContract.changeMyLanguage, { language: 'es' })).status).toBe(401);
});
