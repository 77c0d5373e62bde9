import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import type { Finding } from '#test/trust/finding.ts';
import { attackProduct, attackPublications, SHORT } from '#test/trust/suite.ts';
import { listeningContract } from './contract.ts';
import { freeTextNotices, unpackedNameList } from './domain/free-text.ts';

const app = await testApp();

test('a device points out names and rare titles from hashes, which are made anew each day and show no name', async () => {
  await createPerson(app.db, { name: 'Väinö Korhonen', title: 'Works doctor' });
  for (let at = 0; at < 5; at++) await createPerson(app.db, { name: 'Some Body', title: 'Nurse' });
  await createPerson(app.db, { name: 'Zebulon Gone', state: 'left', leftOn: '2026-01-01' });
  const member = await app.person();
  const answer = await member.call(listeningContract.readNameHashes, {});
  expect(JSON.stringify(answer).toLowerCase()).not.toMatch(/v.in.|korhonen|doctor/);
  const list = unpackedNameList(answer);
  const found = freeTextNotices('Korhosen Väinö said it, then the works doctor, a nurse and Zebulon.', {
    list,
    language: 'en',
  });
  expect(found.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'name: Korhosen',
    'name: Väinö',
    'title: works doctor',
  ]);
  await createPerson(app.db, { name: 'Quentin New' });
  expect(await member.call(listeningContract.readNameHashes, {})).toEqual(answer);
  app.setClock('2026-11-24T09:00:01.000Z');
  const tomorrow = unpackedNameList(await (await app.person()).call(listeningContract.readNameHashes, {}));
  expect(tomorrow.hasName('quentin')).toBe(true);
});

test('nobody gets the hashes without signing in', async () => {
  const problem = await app.nobody.refused(listeningContract.readNameHashes, {});
  expect(problem.status).toBe(401);
});

// The short form of `npm run trust`; see docs/guides/trust.md.
const against = (findings: readonly Finding[], ...names: readonly Finding['against'][]) =>
  findings.filter((one) => names.includes(one.against) && one.attack !== 'U1');
const wordsOf = (findings: readonly Finding[]) =>
  findings.map(({ attack, value, measure }) => `${attack}: ${value} ${measure}`);

test('what is published withstands every attack, and the usual rules do not', async () => {
  const findings = await attackPublications(SHORT);
  expect(wordsOf(against(findings, 'inward').filter(({ passed }) => !passed))).toEqual([]);
  expect(wordsOf(against(findings, 'threshold', 'weakened').filter(({ passed }) => passed))).toEqual([]);
});

test('what is kept of a wave leads from no ballot to its voter, and a careless box does', async () => {
  await createOrganisation(app.db);
  const findings = await attackProduct(app, SHORT);
  expect(wordsOf(against(findings, 'inward').filter(({ passed }) => !passed))).toEqual([]);
  const beaten = against(findings, 'weakened').filter(({ passed }) => !passed);
  expect(new Set(beaten.map(({ attack }) => attack))).toEqual(new Set(['T3', 'T5', 'T6', 'T7', 'T8', 'T9']));
}, 300_000);
