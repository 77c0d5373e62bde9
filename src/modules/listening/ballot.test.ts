import { expect, test } from 'vitest';
import { ballotInput } from '#kernel/ballot/ballot-input.ts';
import { toBase64url } from '#kernel/ballot/base64url.ts';
import { secureRandom } from '#kernel/ballot/random-bytes.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { listeningContract as contract } from './contract.ts';
import { itemId } from './fixtures/items.ts';
import {
  answer,
  createSurvey,
  drawer,
  opened,
  planned,
  staff,
  type Voter,
  wireOf,
} from './fixtures/open-wave.ts';
import { closeWave } from './service/closing.ts';
import { checkReceipts, drawTokens } from './web/ballot-client.ts';
import { passingPurses } from './web/ballot-store.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const [north, south] = [await staff(app, 13), await staff(app, 14)];
const member = (unitId = north.unitId) => app.person([], { unitId });
const aino = await member();
const bea = await member();

const trust = (value: number) => ({ [itemId(0)]: value });
const open = async () => (await opened(app, planner, { surveyId: await createSurvey(app) })).id;

function paper(voter: Voter, view: string) {
  const token = voter.purse.tokens.find((one) => one.view === view);
  if (!token) throw new Error(`No token of ${view}`);
  const { input, signature } = token;
  return { input, signature, language: 'en' as const, answers: {} };
}

async function close(waveId: string): Promise<void> {
  await planner.call(contract.closeWave, { waveId, reason: 'Everybody has answered' });
  await closeWave(app.context(), { waveId });
}

const countsOf = (waveId: string) =>
  app.db
    .selectFrom('listening_count as c')
    .innerJoin('listening_label as l', 'l.id', 'c.labelId')
    .select(['c.view', 'l.kind', 'c.itemId', 'c.value', 'c.people'])
    .where('c.waveId', '=', waveId)
    .execute();

const cast = (ballot: object) => app.nobody.refused(contract.castBallot, ballot);

test('drawn before it opens, answered, changed on the way, counted once: each view for itself', async () => {
  const wave = await planned(app, planner, { surveyId: await createSurvey(app) });
  const voter = await drawer(app, aino, wave.id);
  expect(voter.purse.tokens.map(({ view }) => view).sort()).toEqual(['comment', 'core', 'org']);
  expect(await cast({ ...paper(voter, 'core'), answers: trust(1) })).toMatchObject({
    status: 409,
    code: 'listening.wave_not_open',
  });
  await planner.call(contract.openWave, { waveId: wave.id });
  await answer(voter, trust(2), { words: { [itemId(2)]: 'Less noise' } });
  await answer(voter, { ...trust(5), [itemId(1)]: [1, 2] }, { words: { [itemId(1)]: 'A saw' } });
  await close(wave.id);
  const counts = await countsOf(wave.id);
  expect(counts).toHaveLength(6);
  for (const [view, kind] of [
    ['org', 'unit'],
    ['core', 'everyone'],
  ])
    expect(counts).toEqual(
      expect.arrayContaining([
        { view, kind, itemId: itemId(0), value: 5, people: 1 },
        { view, kind, itemId: itemId(1), value: 1, people: 1 },
        { view, kind, itemId: itemId(1), value: 2, people: 1 },
      ]),
    );
  const comments = await app.db.selectFrom('listening_comment').select('text').execute();
  expect(comments).toEqual([{ text: 'A saw' }]);
});

test('a token is drawn once: the same values give the same signatures, others and another device none', async () => {
  const waveId = await open();
  const voter = await drawer(app, aino, waveId);
  // A browser that lost its tokens, and a second device, are told in words; nobody can make new ones.
  const again = await drawer(app, aino, waveId).catch(String);
  expect(again).toContain('listening.tokens_already_drawn');
  const other = await drawer(app, bea, waveId);
  expect(other.purse.tokens).toHaveLength(3);
  const { waves } = await aino.call(contract.listMyWaves, {});
  expect(waves.find(({ id }) => id === waveId)?.drawn).toEqual(['comment', 'core', 'org']);
  await answer(voter, trust(4));
});

test('a lost answer of the issuer is asked for again with the same values', async () => {
  const waveId = await open();
  const { waves } = await aino.call(contract.listMyWaves, {});
  const mine = waves.find(({ id }) => id === waveId) ?? missing();
  const wire = wireOf(app, aino);
  const store = passingPurses();
  const { manifest } = await wire.readPublicWave({ waveId });
  const lossy = {
    ...wire,
    drawTokens: async (input: Parameters<typeof wire.drawTokens>[0]) => {
      await wire.drawTokens(input);
      throw new Error('The answer was lost');
    },
  };
  const wanted = { manifest, hash: mine.hash, labels: mine.labels };
  await expect(drawTokens({ wire: lossy, store }, wanted)).rejects.toThrow('lost');
  const purse = await drawTokens({ wire, store }, wanted);
  expect(purse.tokens).toHaveLength(3);
});

test('nobody draws under a label that is not theirs, half of the views, or uninvited', async () => {
  const surveyId = await createSurvey(app);
  const { id: waveId } = await opened(app, planner, { surveyId });
  const { waves } = await aino.call(contract.listMyWaves, {});
  const mine = waves.find(({ id }) => id === waveId) ?? missing();
  const { manifest } = await app.nobody.call(contract.readPublicWave, { waveId });
  const foreign = manifest.views
    .flatMap(({ name, labels }) => labels.map((label) => ({ view: name, ...label })))
    .find(
      ({ view, kind, id }) =>
        view === 'org' && kind !== 'everyone' && !mine.labels.some((l) => l.labelId === id),
    );
  const tokens = mine.labels.map((label) => ({ ...label, blinded: `${'A'.repeat(341)}A` }));
  const swapped = tokens.map((one) => (one.view === 'org' ? { ...one, labelId: foreign?.id } : one));
  const draw = (visitor: Visitor, given: object) => visitor.refused(contract.drawTokens, given);
  expect(await draw(aino, { waveId, tokens: swapped })).toMatchObject({
    status: 403,
    code: 'listening.not_your_label',
  });
  expect((await draw(aino, { waveId, tokens: tokens.slice(1) })).code).toBe('listening.draw_every_view');
  const late = await member();
  expect((await draw(late, { waveId, tokens })).code).toBe('listening.not_invited');
  expect((await draw(app.nobody, { waveId, tokens })).status).toBe(401);
  expect((await draw(aino, { waveId: crypto.randomUUID(), tokens })).code).toBe('listening.wave_not_found');
});

test('a forged, altered or foreign ballot paper is not taken, and a replayed one counts once', async () => {
  const waveId = await open();
  const voter = await drawer(app, aino, waveId);
  const good = { ...paper(voter, 'org'), answers: trust(3) };
  const flipped = good.signature.startsWith('A') ? 'B' : 'A';
  const bad = 'listening.token_not_valid';
  expect((await cast({ ...good, signature: `${flipped}${good.signature.slice(1)}` })).code).toBe(bad);
  expect((await cast({ ...good, input: 'AAAA' })).code).toBe(bad);
  expect((await cast({ ...good, signature: paper(voter, 'core').signature })).code).toBe(bad);
  // Under a label of one's own choice: what is signed names the label.
  const labels = voter.manifest.views.find(({ name }) => name === 'org')?.labels ?? [];
  for (const { id: label } of labels) {
    const input = toBase64url(ballotInput({ wave: waveId, view: 'org', label }, secureRandom));
    expect((await cast({ ...good, input })).code).toBe(bad);
  }
  await app.nobody.call(contract.castBallot, good);
  await app.nobody.call(contract.castBallot, good);
  await close(waveId);
  expect(
    (await countsOf(waveId)).filter(({ itemId: item, value }) => item === itemId(0) && value === 3),
  ).toEqual([{ view: 'org', kind: 'unit', itemId: itemId(0), value: 3, people: 1 }]);
});

test('after closing, and already when the time is over, no ballot is taken', async () => {
  const waveId = await open();
  const voter = await drawer(app, aino, waveId);
  const ballot = { ...paper(voter, 'core'), answers: trust(4) };
  app.setClock('2026-12-04T15:00:00.000Z');
  expect(await cast(ballot)).toMatchObject({ status: 409, code: 'listening.wave_over' });
  expect(await drawer(app, bea, waveId).catch(String)).toContain('listening.wave_over');
  await closeWave(app.context(), { waveId });
  expect((await cast(ballot)).code).toBe('listening.wave_over');
  app.setClock('2026-11-23T09:00:00.000Z');
});

test('a cancelled wave has destroyed its ballots, says so, and takes no more', async () => {
  const waveId = await open();
  const voter = await drawer(app, aino, waveId);
  await answer(voter, trust(1));
  await planner.call(contract.cancelWave, { waveId, reason: 'It asked the wrong people' });
  expect((await cast({ ...paper(voter, 'core'), answers: trust(4) })).code).toBe('listening.wave_cancelled');
  for (const table of ['listening_ballot', 'listening_ballot_cell', 'listening_private_key'] as const)
    expect(await app.db.selectFrom(table).select('waveId').where('waveId', '=', waveId).execute()).toEqual(
      [],
    );
  const { waves } = await aino.call(contract.listMyWaves, {});
  expect(waves.find(({ id }) => id === waveId)?.cancelled).toBe('It asked the wrong people');
});

test('answers that do not fit, and ballots that are too large, are refused in words and keep nothing', async () => {
  const waveId = await open();
  const voter = await drawer(app, aino, waveId);
  const core = paper(voter, 'core');
  expect(await cast({ ...core, answers: trust(6) })).toMatchObject({
    status: 422,
    code: 'listening.answer_does_not_fit',
    problem: 'off_the_scale',
  });
  expect(await cast({ ...core, answers: { [itemId(2)]: 'words' } })).toMatchObject({
    problem: 'unknown_item',
  });
  expect(await cast({ ...paper(voter, 'comment'), answers: trust(4) })).toMatchObject({
    problem: 'unknown_item',
  });
  const long = { [itemId(2)]: 'x'.repeat(2001) };
  expect((await cast({ ...paper(voter, 'comment'), answers: long })).code).toBe('invalid_input');
  expect((await cast({ ...core, padding: 'x'.repeat(1_100_000) })).status).toBe(413);
  expect(
    await app.db.selectFrom('listening_ballot').select('id').where('waveId', '=', waveId).execute(),
  ).toEqual([]);
});

test('a wider label can be chosen, and the finer one is then kept nowhere', async () => {
  const waveId = await open();
  const voter = await drawer(app, aino, waveId);
  const org = voter.manifest.views.find(({ name }) => name === 'org');
  const everyone = org?.labels.find(({ kind }) => kind === 'everyone')?.id ?? '';
  const foreign = org?.labels.find(
    ({ id, kind }) => kind !== 'everyone' && id !== voter.purse.tokens.find((t) => t.view === 'org')?.labelId,
  );
  expect((await cast({ ...paper(voter, 'org'), under: foreign?.id })).code).toBe('listening.label_not_wider');
  await answer(voter, trust(4), { under: { org: everyone } });
  const kept = await app.db
    .selectFrom('listening_ballot_cell')
    .select('labelId')
    .where('waveId', '=', waveId)
    .execute();
  expect(
    new Set(kept.map(({ labelId }) => labelId)).has(
      voter.purse.tokens.find((t) => t.view === 'org')?.labelId ?? '',
    ),
  ).toBe(false);
  await close(waveId);
  const ids = await checkReceipts(voter.wire, voter.purse);
  expect(ids).toEqual({ counted: expect.arrayContaining(['core', 'org', 'comment']), missing: [] });
});

test('who leaves or moves while a wave is open keeps the label of its opening, and the ballot stands', async () => {
  const waveId = await open();
  const [leaver, mover] = [aino, bea];
  const [first, second] = [await drawer(app, leaver, waveId), await drawer(app, mover, waveId)];
  const label = second.purse.tokens.find(({ view }) => view === 'org')?.labelId;
  await answer(first, trust(1));
  await app.db
    .updateTable('people_person')
    .set({ unitId: south.unitId })
    .where('id', '=', mover.id)
    .execute();
  await answer(second, trust(1));
  await app.db.updateTable('people_person').set({ state: 'left' }).where('id', '=', leaver.id).execute();
  await close(waveId);
  const counts = await app.db
    .selectFrom('listening_count')
    .select(['labelId', 'people'])
    .where('waveId', '=', waveId)
    .where('view', '=', 'org')
    .where('itemId', '=', itemId(0))
    .execute();
  expect(counts).toEqual([{ labelId: label, people: 2 }]);
  await app.db.updateTable('people_person').set({ state: 'active' }).where('id', '=', leaver.id).execute();
});

test('one token is taken twenty times a minute and no more; an office of one address is not held up', async () => {
  const waveId = await open();
  const voter = await drawer(app, bea, waveId);
  const ballot = paper(voter, 'core');
  for (let sent = 0; sent < 20; sent += 1)
    await app.nobody.call(contract.castBallot, { ...ballot, answers: trust((sent % 5) + 1) });
  expect(await cast({ ...ballot, answers: trust(1) })).toMatchObject({
    status: 429,
    code: 'listening.ballot_too_often',
  });
  await app.nobody.call(contract.castBallot, paper(voter, 'org'));
});

function missing(): never {
  throw new Error('Not invited');
}
