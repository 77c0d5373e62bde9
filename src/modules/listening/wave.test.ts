import { afterAll, expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson, createUnit } from '#test/factories.ts';
import { startMailServer } from '#test/mail-server.ts';
import { BALLOT_BYTES } from './contract/ballot.ts';
import { listeningContract as contract } from './contract.ts';
import { itemId } from './fixtures/items.ts';
import {
  answer,
  createSurvey,
  DAYS_OPEN,
  drawer,
  opened,
  planned,
  staff,
  wireOf,
} from './fixtures/open-wave.ts';
import { closeWave } from './service/closing.ts';
import { sendLetters } from './service/letter.ts';
import { turnWaves } from './service/opening.ts';
import { type BallotWire, drawTokens, padded } from './web/ballot-client.ts';
import { passingPurses } from './web/ballot-store.ts';

const server = await startMailServer();
afterAll(() => server.close());
const app = await testApp({ post: server.post() });
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const root = await createUnit(app.db, { name: 'Satamala' });
const product = await createUnit(app.db, { name: 'Product', parentId: root.id });
const design = await createUnit(app.db, { name: 'Design', parentId: product.id });
const build = await createUnit(app.db, { name: 'Build', parentId: product.id });
const care = await createUnit(app.db, { name: 'Care', parentId: root.id });
const settle = async (unitId: string, count: number) => {
  for (let at = 0; at < count; at += 1) await createPerson(app.db, { unitId });
};
await settle(design.id, 7);
await settle(product.id, 6);
await settle(build.id, 15);
await settle(care.id, 12);
const builder = await app.person([], { unitId: build.id });
const offline = await createPerson(app.db, { unitId: care.id, email: null });
const reason = 'The fair is next week';
const settings = { ...DAYS_OPEN };
const NOW = '2026-11-23T09:00:00.000Z';

test('before it opens the planner sees under which label a small team will answer, and it stays so', async () => {
  const surveyId = await createSurvey(app);
  const draft = await planner.call(contract.createWave, { surveyId, settings });
  const before = await planner.call(contract.readWaveLabels, { waveId: draft.id });
  const names = ({ labels }: typeof before) =>
    labels.filter(({ view }) => view === 'org').map(({ names, people }) => `${names.en}, ${people}`);
  expect(before).toMatchObject({ frozen: false, invited: 43 });
  expect(names(before)).toEqual(
    expect.arrayContaining([
      'Everyone invited, 43',
      'Product, 29',
      'Other teams of Product, 13',
      'Build, 16',
    ]),
  );
  const design7 = before.rolledUp.find(({ unit }) => unit === 'Design');
  expect(design7?.people).toBe(7);
  expect(before.labels.find(({ id }) => id === design7?.labelId)?.names.en).toBe('Other teams of Product');
  await planner.call(contract.planWave, { waveId: draft.id, version: draft.version });
  await settle(design.id, 6);
  const frozen = await planner.call(contract.readWaveLabels, { waveId: draft.id });
  expect(frozen).toMatchObject({ frozen: true, invited: 43 });
  expect(names(frozen).sort()).toEqual(names(before).sort());
  expect(frozen.rolledUp.find(({ unit }) => unit === 'Design')?.people).toBe(7);
  await app.db.deleteFrom('people_person').where('unitId', '=', design.id).execute();
  await settle(design.id, 7);
});

test('keys are made in the background; then everybody reads the same manifest and six words', async () => {
  const wave = await planned(app, planner, { surveyId: await createSurvey(app) });
  expect(wave.keys.made).toBe(wave.keys.of);
  expect(wave.manifest?.words).toHaveLength(6);
  expect(wave.can).toMatchObject({
    open: null,
    change: 'listening.wave_not_in_state',
    makeCodes: 'listening.nobody_answers_by_code',
  });
  const shown = await app.nobody.call(contract.readPublicWave, { waveId: wave.id });
  expect(shown.hash).toBe(wave.manifest?.hash);
  const thawed = await planner.call(contract.unplanWave, { waveId: wave.id });
  expect(thawed).toMatchObject({ status: 'draft', manifest: null, keys: { made: 0, of: 0 } });
  expect((await app.nobody.refused(contract.readPublicWave, { waveId: wave.id })).status).toBe(404);
});

test('a wave of fewer than twelve, without time, or of an unfinished survey cannot be planned', async () => {
  const surveyId = await createSurvey(app);
  const { audienceId } = await smallAudience();
  const small = await planner.call(contract.createWave, { surveyId, settings: { ...settings, audienceId } });
  expect(await planner.refused(contract.planWave, { waveId: small.id, version: 1 })).toMatchObject({
    code: 'listening.too_few_invited',
    invited: 2,
  });
  const late = { ...settings, closesAt: '2026-11-23T08:00:00.000Z' };
  expect((await planner.refused(contract.createWave, { surveyId, settings: late })).code).toBe(
    'listening.closing_has_passed',
  );
  const empty = await planner.call(contract.createWave, {
    surveyId: await createSurvey(app, { items: [] }),
    settings,
  });
  expect((await planner.refused(contract.planWave, { waveId: empty.id, version: 1 })).code).toBe(
    'listening.survey_not_ready',
  );
  const member = await app.person();
  expect((await member.refused(contract.createWave, { surveyId, settings })).code).toBe('role_needed');
  expect((await member.refused(contract.readWave, { waveId: small.id })).code).toBe('role_needed');
});

test('it opens and closes by time; longer needs a reason that everybody reads', async () => {
  const surveyId = await createSurvey(app);
  const opensAt = '2026-11-24T06:00:00.000Z';
  const wave = await planned(app, planner, { surveyId, settings: { opensAt } });
  await turnWaves(app.context());
  expect((await planner.call(contract.readWave, { waveId: wave.id })).status).toBe('planned');
  app.setClock(opensAt);
  await turnWaves(app.context());
  expect((await planner.call(contract.readWave, { waveId: wave.id })).status).toBe('open');
  const closesAt = '2026-12-05T15:00:00.000Z';
  expect(
    (await planner.refused(contract.extendWave, { waveId: wave.id, closesAt: opensAt, reason })).code,
  ).toBe('listening.extension_is_no_longer');
  await planner.call(contract.extendWave, { waveId: wave.id, closesAt, reason });
  const shown = await app.nobody.call(contract.readPublicWave, { waveId: wave.id });
  expect(shown).toMatchObject({ closesAt, acts: [{ kind: 'extended', reason, toAt: closesAt }] });
  app.setClock(closesAt);
  await turnWaves(app.context());
  await app.queue.drain(() => app.context());
  expect((await planner.call(contract.readWave, { waveId: wave.id })).status).toBe('published');
  app.setClock(NOW);
});

test('a closing that was interrupted goes on, and each ballot counts once', async () => {
  const wave = await opened(app, planner, { surveyId: await createSurvey(app) });
  await answer(await drawer(app, builder, wave.id), { [itemId(0)]: 4 });
  // As a process that is killed right after it stopped taking ballots leaves it.
  await app.db.updateTable('listening_wave').set({ status: 'closing' }).where('id', '=', wave.id).execute();
  await turnWaves(app.context());
  await app.queue.drain(() => app.context());
  // And as one that is killed before it could say that it was done.
  await closeWave(app.context(), { waveId: wave.id });
  const counts = await app.db
    .selectFrom('listening_count')
    .select(['view', 'people'])
    .where('waveId', '=', wave.id)
    .where('value', '=', 4)
    .orderBy('view')
    .execute();
  expect(counts).toEqual([
    { view: 'core', people: 1 },
    { view: 'org', people: 1 },
  ]);
});

test('the next wave waits for the answer to the last; a reason opens it, and everybody reads it', async () => {
  const surveyId = await createSurvey(app);
  const first = await opened(app, planner, { surveyId });
  await planner.call(contract.closeWave, { waveId: first.id, reason });
  await closeWave(app.context(), { waveId: first.id });
  const second = await planned(app, planner, { surveyId, settings: { opensAt: NOW } });
  expect(second.can.open).toBe('listening.answer_the_last_wave');
  // Another survey asks something else: it waits for its own answers only.
  const another = await planned(app, planner, { surveyId: await createSurvey(app) });
  expect(another.can.open).toBeNull();
  expect(await planner.refused(contract.openWave, { waveId: second.id })).toMatchObject({
    code: 'listening.answer_the_last_wave',
    number: 1,
  });
  await turnWaves(app.context());
  expect((await planner.call(contract.readWave, { waveId: second.id })).status).toBe('planned');
  await planner.call(contract.openWave, { waveId: second.id, overrideReason: reason });
  const shown = await app.nobody.call(contract.readPublicWave, { waveId: second.id });
  expect(shown.acts).toMatchObject([{ kind: 'overridden', reason }]);
});

test('the response is told in steps of five from five answers on, and everybody under a label is reminded', async () => {
  const wave = await opened(app, planner, { surveyId: await createSurvey(app) });
  await app.queue.drain(() => app.context());
  const invitations = lettersWith(`/answer/${wave.id}#m=${wave.manifest?.hash}`);
  expect(invitations).toHaveLength((wave.invited ?? 0) - 1);
  expect(invitations).toEqual(lettersWith(wave.manifest?.words.join(' ') ?? ''));
  expect(new Set(invitations.map(({ to }) => to)).size).toBe(invitations.length);
  const told = () => planner.call(contract.readResponse, { waveId: wave.id });
  const voter = await drawer(app, builder, wave.id);
  await answer(voter, { [itemId(0)]: 4 });
  expect((await told()).everyone).toEqual({ withheld: 'too-few-answers' });
  const labelId = (await told()).labels.find(({ names }) => names.en === 'Build')?.id ?? '';
  expect((await planner.refused(contract.remindLabels, { waveId: wave.id, labelIds: [labelId] })).code).toBe(
    'listening.reminded_lately',
  );
  app.setClock('2026-11-26T09:00:00.000Z');
  server.arrived.length = 0;
  const { round, people: reminded } = await planner.call(contract.remindLabels, {
    waveId: wave.id,
    labelIds: [labelId],
  });
  expect({ round, reminded }).toEqual({ round: 1, reminded: 16 });
  await app.queue.drain(() => app.context());
  // Who has answered gets it too: nobody knows who that is.
  expect(server.arrived).toHaveLength(16);
  expect(lettersWith('ignore this letter')).toHaveLength(16);
  app.setClock(NOW);
});

const lettersWith = (words: string) =>
  server.arrived.filter(({ parsed }) => parsed.text?.replace(/\s+/g, ' ').includes(words));

test('a letter that no server takes now waits, one that was refused for good does not, and none comes twice', async () => {
  server.arrived.length = 0;
  const { email: later } = await createPerson(app.db, { unitId: care.id });
  const { email: never } = await createPerson(app.db, { unitId: care.id });
  server.answerTo = (address) =>
    address === later ? '451 4.7.1 Come back' : address === never ? '550 5.1.1 Nobody' : undefined;
  const wave = await opened(app, planner, { surveyId: await createSurvey(app) });
  const everybody = (wave.invited ?? 0) - 1;
  const send = () => sendLetters(app.context(), { waveId: wave.id });
  // Two senders at once, as after a restart.
  await Promise.allSettled([send(), send()]);
  expect(server.arrived).toHaveLength(everybody - 2);
  await expect(send()).rejects.toThrow('No mail server');
  server.answerTo = () => undefined;
  await send();
  await send();
  expect(server.arrived).toHaveLength(everybody - 1);
  expect(server.arrived.at(-1)?.to).toBe(later);
  expect(new Set(server.arrived.map(({ to }) => to)).size).toBe(everybody - 1);
});

test('who has no device answers once with a printed code, and draws nothing signed in', async () => {
  const surveyId = await createSurvey(app);
  const wave = await opened(app, planner, { surveyId, settings: { codesFor: { who: 'without_email' } } });
  const sheets = await planner.call(contract.printCodes, { waveId: wave.id, language: 'fi' });
  expect((await sheets.text()).slice(0, 5)).toBe('%PDF-');
  expect((await builder.refused(contract.printCodes, { waveId: wave.id })).status).toBe(403);
  const { labels } = await planner.call(contract.makeCodes, { waveId: wave.id });
  expect(labels).toMatchObject([{ people: 1, codes: [expect.stringMatching(/^(\w{4}-){3}\w{4}$/)] }]);
  const code = labels[0]?.codes[0]?.toLowerCase().replaceAll('-', ' ') ?? '';
  const read = await app.nobody.call(contract.readCode, { code });
  expect(read).toMatchObject({ waveId: wave.id, used: false });
  const { manifest, hash } = await app.nobody.call(contract.readPublicWave, { waveId: wave.id });
  const kiosk: BallotWire = {
    ...wireOf(app, app.nobody),
    drawTokens: (input) => app.nobody.call(contract.drawTokensForCode, { ...input, code }),
  };
  const drawing = { manifest, hash, labels: read.labels };
  const purse = await drawTokens({ wire: kiosk, store: passingPurses() }, drawing);
  await expect(drawTokens({ wire: kiosk, store: passingPurses() }, drawing)).rejects.toThrow(
    'listening.code_used',
  );
  const org = purse.tokens.find(({ view }) => view === 'org');
  const ballot = padded({
    input: org?.input ?? '',
    signature: org?.signature ?? '',
    language: 'en',
    answers: { [itemId(0)]: 5 },
  });
  expect(JSON.stringify(ballot)).toHaveLength(BALLOT_BYTES);
  await app.nobody.call(contract.castBallot, ballot);
  const wrong = `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`;
  expect((await app.nobody.refused(contract.readCode, { code: wrong })).code).toBe('listening.code_unknown');
  // Made anew, the used one is not made again.
  expect((await planner.call(contract.makeCodes, { waveId: wave.id })).labels[0]?.codes).toEqual([]);
  const { token } = await app.session(offline.id);
  const draw = await app.http.inject({
    method: 'POST',
    url: '/api/listening/tokens',
    cookies: { inward_session: token },
    payload: {
      waveId: wave.id,
      tokens: read.labels.map((label) => ({ ...label, blinded: 'A'.repeat(342) })),
    },
  });
  expect(draw.json().code).toBe('listening.answers_by_code');
});

async function smallAudience() {
  const { people } = await staff(app, 2);
  const rule = { kind: 'people' as const, personIds: people };
  const id = crypto.randomUUID();
  await app.db
    .insertInto('people_audience')
    .values({
      id,
      name: `Small ${id}`,
      rule: JSON.stringify(rule),
      createdBy: null,
      createdAt: NOW,
      retiredAt: null,
    })
    .execute();
  return { audienceId: id };
}
