import { writeFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { testApp } from '../app.ts';
import { createOrganisation } from '../factories.ts';
import { ATTACKS, type AttackId, type Finding, trustScore, trustTable } from './finding.ts';
import { attackProduct, attackPublications, FULL } from './suite.ts';

// What `npm run trust` runs: prints the table, and writes the scores that the page /trust shows.
const SCORES = new URL('../../modules/listening/web/trust-scores.json', import.meta.url);
const app = await testApp();
await createOrganisation(app.db);
const findings: Finding[] = [];

afterAll(async () => {
  process.stdout.write(`\n${trustTable(findings)}\n\nScore: ${trustScore(findings)} of 100\n`);
  if (Object.keys(ATTACKS).some((attack) => !findings.some((one) => one.attack === attack))) return;
  const scores = {
    measuredOn: new Date().toISOString().slice(0, 10),
    score: trustScore(findings),
    attacks: ATTACKS,
    findings,
  };
  await writeFile(SCORES, `${JSON.stringify(scores, null, 2)}\n`);
});

test('what is published', async () => {
  findings.push(...(await attackPublications(FULL)));
  expectNothingDerivable(findings);
});

test('what is kept', async () => {
  findings.push(...(await attackProduct(app, FULL)));
});

test('every attack beats the weakened variant that was made for it, so that a pass means something', () => {
  const beaten = new Set(
    findings.filter(({ against, passed }) => against !== 'inward' && !passed).map(({ attack }) => attack),
  );
  for (const attack of Object.keys(ATTACKS)) if (attack !== 'U1') expect([...beaten]).toContain(attack);
});

function expectNothingDerivable(all: readonly Finding[]): void {
  const exact: readonly AttackId[] = ['T1', 'T2', 'T4', 'T10', 'T11'];
  expect(
    all.filter(({ attack, against, passed }) => exact.includes(attack) && against === 'inward' && !passed),
  ).toEqual([]);
}
