import { expect, test } from 'vitest';
import { buildExample } from '#demo/example.ts';
import { examplePeople } from '#demo/people.ts';
import { NO_EXCHANGE } from '#demo/story.ts';
import { personByNumber } from '#modules/access/store/person.ts';
import { campaignsHandlers } from '#modules/campaigns/service.ts';
import { deliveryHandlers } from '#modules/delivery/service.ts';
import { listeningHandlers } from '#modules/listening/service.ts';
import { SYSTEM } from '#platform/context.ts';
import { testApp } from '#test/app.ts';

// A Saturday: what the story tells happened on working days, and none of it in the future.
const TODAY = '2027-02-27';

const app = await testApp();
app.setClock(`${TODAY}T07:20:00.000Z`);
const ctx = app.context(SYSTEM);
await buildExample(ctx);
const people = examplePeople(TODAY);

async function as(name: string) {
  const number = people.find((person) => person.name === name)?.employeeNumber ?? '';
  const found = await personByNumber(ctx.db, number);
  return ctx.as({ ...ctx.actor, kind: 'person', personId: found?.id ?? null });
}

test('a campaign runs, one is a brief with gaps, and one has taught something', async () => {
  const { campaigns } = await campaignsHandlers.listCampaigns(ctx, {}, NO_EXCHANGE);
  expect(campaigns.map(({ title, state }) => [title.text, state])).toEqual(
    expect.arrayContaining([
      ['Social media without fear', 'running'],
      ['A new product line', 'draft'],
      ['Ear protection that people wear', 'closed'],
    ]),
  );
  const draft = campaigns.find(({ state }) => state === 'draft');
  const { missing } = await campaignsHandlers.readCampaign(ctx, { campaignId: draft?.id ?? '' }, NO_EXCHANGE);
  const codes = missing.map(({ code }) => code);
  expect(codes).toEqual(
    expect.arrayContaining(['no_goal', 'objection_unanswered', 'language_missing', 'no_ring']),
  );
});

test('two rings are open, and everyone waits until the managers can explain it', async () => {
  const { campaigns } = await campaignsHandlers.listCampaigns(ctx, {}, NO_EXCHANGE);
  const campaignId = campaigns.find(({ state }) => state === 'running')?.id ?? '';
  const brief = await campaignsHandlers.readCampaign(ctx, { campaignId }, NO_EXCHANGE);
  expect(brief.approval.standing).toBe('approved');
  const { rings } = await campaignsHandlers.listRings(ctx, { campaignId }, NO_EXCHANGE);
  expect(rings.map(({ opening, waits }) => [opening !== null, waits])).toEqual([
    [true, []],
    [true, []],
    [false, ['share_too_small']],
  ]);
  const { packets } = await campaignsHandlers.listMyPackets(await as('Jukka Salmela'), {}, NO_EXCHANGE);
  expect(packets).toMatchObject([{ confirmed: false, told: false }]);
});

test('a pulse has its results and its answer, and one is open that the member has not answered', async () => {
  const aino = await as('Aino Lehtonen');
  const { waves } = await listeningHandlers.listMyWaves(aino, {}, NO_EXCHANGE);
  expect(waves.map(({ status }) => status).sort()).toEqual(['answered', 'open']);
  expect(waves.find(({ status }) => status === 'open')).toMatchObject({ drawn: [] });
  const waveId = waves.find(({ status }) => status === 'answered')?.id ?? '';
  const { state, parts } = await listeningHandlers.readWaveAnswer(aino, { waveId }, NO_EXCHANGE);
  expect([state, parts.length]).toEqual(['published', 1]);
  const comments = await listeningHandlers.listResultComments(
    aino,
    { waveId, group: 'everyone', limit: 50 },
    NO_EXCHANGE,
  );
  expect(comments.rows.length).toBeGreaterThanOrEqual(10);
});

test('the member has something to understand and two to read, and nothing in the future is told', async () => {
  const aino = await as('Aino Lehtonen');
  const { rows } = await deliveryHandlers.listFeed(aino, { limit: 20 }, NO_EXCHANGE);
  expect(rows.filter(({ read }) => !read).map(({ title, owed }) => [title, owed])).toEqual([
    ['Marta’s first post had eleven readers', false],
    ['Filming on the floor: ask first', true],
    ['Social media without fear', false],
    ['Ear protection that people wear', false],
  ]);
  const marta = rows.find(({ title }) => title.startsWith('Marta'));
  const { poll } = await deliveryHandlers.readMessage(aino, { messageId: marta?.id ?? '' }, NO_EXCHANGE);
  expect(poll).toMatchObject({ voted: false, closed: false, votes: [2, 2, 1] });
  const toCome = app.db.selectFrom('delivery_release').select('state').where('opensAt', '>', ctx.now);
  expect(await toCome.execute()).toEqual([{ state: 'confirmed' }]);
  const early = app.db.selectFrom('event').select('name').where('at', '>', ctx.now);
  expect(await early.execute()).toEqual([]);
});

test('the queue finds nothing to do twice, and the example is built once', async () => {
  const count = async () =>
    (
      await app.db
        .selectFrom('delivery_feed')
        .select((row) => row.fn.countAll<number>().as('n'))
        .execute()
    )[0]?.n;
  const drain = () => app.queue.drain(() => app.context(SYSTEM));
  // What the story left to be done, once.
  await drain();
  const before = await count();
  await drain();
  await buildExample(ctx);
  expect(await count()).toBe(before);
});
