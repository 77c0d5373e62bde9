import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { listeningContract as contract } from './contract.ts';
import { answer, createSurvey, drawer, itemId, opened, planned, staff } from './fixtures/open-wave.ts';
import { closeWave } from './service/closing.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const { unitId } = await staff(app, 14);
await staff(app, 13);
const aino = await app.person([], { unitId });
const bea = await app.person([], { unitId });

const trust = (value: number) => ({ [itemId(0)]: value });

test('drawn in advance, answered, changed, counted once: each view for itself', async () => {
  const surveyId = await createSurvey(app);
  const wave = await planned(app, planner, { surveyId });
  const voter = await drawer(app, aino, wave.id);
  expect(voter.purse.tokens.map(({ view }) => view).sort()).toEqual(['comment', 'core', 'org']);
  const early = await voter.wire.castBallot({ ...paper(voter, 'core'), answers: trust(1) }).catch(String);
  expect(early).toContain('listening.wave_not_open');
  await planner.call(contract.openWave, { waveId: wave.id });
  await answer(voter, trust(2), { words: { [itemId(2)]: 'Less noise' } });
  await answer(voter, { ...trust(5), [itemId(1)]: [1, 2] }, { words: { [itemId(1)]: 'A saw' } });
  await close(wave.id);
  const counts = await countsOf(wave.id);
  expect(counts).toEqual(
    expect.arrayContaining([
      { view: 'org', itemId: itemId(0), value: 5, people: 1 },
      { view: 'org', itemId: itemId(1), value: 1, people: 1 },
      { view: 'org', itemId: itemId(1), value: 2, people: 1 },
      { view: 'core', itemId: itemId(0), value: 5, people: 1 },
    ]),
  );
  expect(counts.filter(({ value }) => value === 2 && value === 2)).toHaveLength(2);
  const comments = await app.db.selectFrom('listening_comment').select('text').execute();
  expect(comments).toEqual([{ text: 'A saw' }]);
});

function paper(voter: Awaited<ReturnType<typeof drawer>>, view: string) {
  const token = voter.purse.tokens.find((one) => one.view === view);
  if (!token) throw new Error(`No token of ${view}`);
  const { input, signature } = token;
  return { input, signature, language: 'en' as const };
}

async function close(waveId: string): Promise<void> {
  await planner.call(contract.closeWave, { waveId, reason: 'Everybody has answered' });
  await closeWave(app.context(), { waveId });
}

const countsOf = (waveId: string) =>
  app.db
    .selectFrom('listening_count')
    .select(['view', 'itemId', 'value', 'people'])
    .where('waveId', '=', waveId)
    .execute();
void bea;
void opened;
