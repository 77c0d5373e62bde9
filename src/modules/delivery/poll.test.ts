import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId, newRandomId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { POLL_STEP } from './contract/poll.ts';
import { deliveryContract as delivery } from './contract.ts';
import { isStep, pollOf, shownVotes } from './domain/poll.ts';
import { drafted, messageOf, released } from './fixtures/message.ts';
import { putMessage } from './service/publish.ts';

const app = await testApp();
await createOrganisation(app.db);

const docOf = (pollId: string, options = ['Hands', 'Bench', 'Pump']) => ({
  type: 'doc',
  content: [{ type: 'poll', attrs: { pollId, question: 'What would you show first?', options } }],
});

/** A message with a poll, in the feeds of some people. */
async function polled(count: number, facts: { trueUntilOn?: string } = {}) {
  const people = [];
  for (let made = 0; made < count; made += 1) people.push(await app.person());
  const pollId = newRandomId();
  const piece = { kind: 'campaigns.piece', id: newId(), version: 1 };
  const { messageId } = await released(app, people, { piece, ...facts });
  const message = messageOf({ piece: { ...piece, version: 2 }, ...facts });
  for (const edition of Object.values(message.editions)) if (edition) edition.doc = docOf(pollId);
  await putMessage(app.context(), { ...message, change: { text: { en: 'A poll' }, asksAgain: 'nobody' } });
  return { people, messageId, pollId };
}

test('votes are shown at the fifth and at every fifth, so that no vote in between can be told', async () => {
  const { people, messageId, pollId } = await polled(11);
  const [watcher] = people;
  const seen: (number[] | null)[] = [];
  for (const [place, person] of people.entries()) {
    const choice = place % 2;
    expect(await person.call(delivery.vote, { messageId, choice })).toMatchObject({
      id: pollId,
      voted: true,
    });
    const { poll } = (await watcher?.call(delivery.readMessage, { messageId })) ?? {};
    seen.push(poll?.votes ?? null);
  }
  expect(seen.slice(0, 4)).toEqual([null, null, null, null]);
  expect(seen.slice(4, 9)).toEqual(Array(5).fill([3, 2, 0]));
  expect(seen.slice(9)).toEqual(Array(2).fill([5, 5, 0]));
});

test('a vote counts once, in the poll of a message that came to me, while it holds', async () => {
  const { people, messageId } = await polled(2, { trueUntilOn: '2026-11-24' });
  const [voter, late] = people;
  const stranger = await app.person();
  expect((await stranger.refused(delivery.vote, { messageId, choice: 0 })).status).toBe(404);
  expect((await voter?.refused(delivery.vote, { messageId, choice: 3 }))?.code).toBe(
    'delivery.no_such_option',
  );
  await voter?.call(delivery.vote, { messageId, choice: 1 });
  expect((await voter?.refused(delivery.vote, { messageId, choice: 0 }))?.code).toBe(
    'delivery.voted_already',
  );
  app.setClock('2026-11-25T09:00:00.000Z');
  expect((await late?.refused(delivery.vote, { messageId, choice: 0 }))?.code).toBe('delivery.poll_closed');
  expect((await late?.call(delivery.readMessage, { messageId }))?.poll).toMatchObject({
    voted: false,
    closed: true,
  });
  app.setClock('2026-11-23T09:00:00.000Z');
  const bare = await released(app, [stranger]);
  expect((await stranger.refused(delivery.vote, { messageId: bare.messageId, choice: 0 })).code).toBe(
    'delivery.nothing_to_vote',
  );
});

test('two votes at once of one person are one vote', async () => {
  const { people, messageId, pollId } = await polled(1);
  const both = [0, 1].map((choice) => people[0]?.call(delivery.vote, { messageId, choice }));
  expect((await Promise.allSettled(both)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const counts = app.db.selectFrom('delivery_poll_count').select('votes').where('pollId', '=', pollId);
  expect((await counts.execute()).reduce((sum, { votes }) => sum + votes, 0)).toBe(1);
});

test('no table, event or job puts a person and a choice together', async () => {
  const { people, messageId, pollId } = await polled(6);
  const rowsNaming = async (id: string) => {
    const { rows: tables } = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`.execute(app.db);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{ text: string }>`
        select row_to_json(t)::text as text from ${sql.raw(name)} t where row_to_json(t)::text like ${`%${id}%`}`.execute(
        app.db,
      );
      found.push(...rows.map(({ text }) => `${name} ${text}`));
    }
    return found;
  };
  const voter = people[3];
  const before = new Set(await rowsNaming(voter?.id ?? ''));
  const events = async () =>
    (
      await app.db
        .selectFrom('event')
        .select((row) => row.fn.countAll<number>().as('n'))
        .execute()
    )[0]?.n;
  const told = await events();
  await voter?.call(delivery.vote, { messageId, choice: 2 });
  const added = (await rowsNaming(voter?.id ?? '')).filter((row) => !before.has(row) && row.includes(pollId));
  expect(added).toEqual([
    `public.delivery_poll_voter ${JSON.stringify({ poll_id: pollId, person_id: voter?.id })}`,
  ]);
  expect(await events()).toBe(told);
  const columns = await sql<{ name: string }>`
    select column_name as name from information_schema.columns where table_name = 'delivery_poll_count' order by 1`.execute(
    app.db,
  );
  expect(columns.rows.map(({ name }) => name)).toEqual(['choice', 'poll_id', 'shown', 'votes']);
  // All options were written by the transaction of the vote: which one it raised cannot be read from it.
  const { rows } = await sql<{ writers: number }>`
    select count(distinct xmin::text)::integer as writers from delivery_poll_count where poll_id = ${pollId}`.execute(
    app.db,
  );
  expect(rows).toEqual([{ writers: 1 }]);
});

test('editions that ask different polls are refused, and a poll keeps its options', async () => {
  const { messageId } = await drafted(app, {});
  const row = await app.db
    .selectFrom('delivery_message')
    .select('pieceId')
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow();
  const piece = { kind: 'campaigns.piece', id: row.pieceId, version: 2 };
  const pollId = newRandomId();
  const put = (english: object, finnish: object) => {
    const message = messageOf({ piece });
    if (message.editions.en) message.editions.en.doc = { ...english };
    if (message.editions.fi) message.editions.fi.doc = { ...finnish };
    return putMessage(app.context(), message);
  };
  await expect(put(docOf(pollId), { type: 'doc', content: [] })).rejects.toMatchObject({
    code: 'delivery.poll_differs',
  });
  await put(docOf(pollId), docOf(pollId, ['Kädet', 'Penkki', 'Pumppu']));
  const fewer = docOf(pollId, ['Hands', 'Bench']);
  await expect(put(fewer, fewer)).rejects.toMatchObject({ code: 'delivery.poll_is_another' });
});

test('whatever is voted, a look shows a multiple of five votes, or nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 }), { maxLength: 40 }), (choices) => {
      const votes = [0, 0, 0];
      let shown = [0, 0, 0];
      for (const [place, choice] of choices.entries()) {
        votes[choice] = (votes[choice] ?? 0) + 1;
        if (isStep(place + 1)) shown = [...votes];
        const sum = (shownVotes(shown) ?? []).reduce((total, one) => total + one, 0);
        expect(sum % POLL_STEP).toBe(0);
        expect(place + 1 - sum).toBeLessThan(POLL_STEP);
      }
    }),
  );
  expect(pollOf([])).toBeNull();
});
