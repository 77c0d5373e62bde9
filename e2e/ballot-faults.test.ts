import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, inject, test } from 'vitest';
import { listeningContract as contract } from '#modules/listening/contract.ts';
import { itemId } from '#modules/listening/fixtures/items.ts';
import { createSurvey, drawer, opened, staff, type Voter } from '#modules/listening/fixtures/open-wave.ts';
import { closeWave } from '#modules/listening/service/closing.ts';
import { padded } from '#modules/listening/web/ballot-client.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { type RunningProduct, runProduct } from '#test/product.ts';
import { removeTemporaryFolders, temporaryFolder } from '#test/temporary-folder.ts';

const VOTERS = 20;
/** After so many acknowledgements the product is killed, and started again. */
const KILLS = [11, 40, 77];
const AT_ONCE = 8;

const app = await testApp();
const now = new Date();
app.setClock(now.toISOString());
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const { host, port, user } = inject('postgres');
const settings = {
  DATABASE_URL: `postgres://${user}@localhost:${port}/${app.database.name}?host=${encodeURIComponent(host)}`,
};
const folder = await temporaryFolder();
let product: RunningProduct = await runProduct({ organisation: 'none', settings }, folder);

afterAll(async () => {
  await product.stop();
  await removeTemporaryFolders();
});

test('the server is killed in the middle of a vote: what was acknowledged counts, each ballot once, as it was last', async () => {
  const { unitId } = await staff(app, 0);
  const people: Visitor[] = [];
  for (let at = 0; at < VOTERS; at += 1) people.push(await app.person([], { unitId }));
  const surveyId = await createSurvey(app);
  const closesAt = new Date(now.getTime() + 7 * 86_400_000).toISOString();
  const { id: waveId } = await opened(app, planner, { surveyId, settings: { closesAt } });
  const voters: Voter[] = [];
  for (const person of people) voters.push(await drawer(app, person, waveId));

  // Everybody answers with a 2 and thinks better of it.
  const ballots = [2, 5].map((value) => voters.flatMap(({ purse }) => purse.tokens.map(ballotOf(value))));
  let acknowledged = 0;
  const kills = [...KILLS];
  let restarting = Promise.resolve();
  const killWhenDue = () => {
    if (acknowledged < (kills[0] ?? Number.POSITIVE_INFINITY)) return;
    kills.shift();
    restarting = restarting.then(async () => {
      await product.kill();
      product = await runProduct({ organisation: 'none', settings }, folder);
    });
  };
  for (const round of ballots) {
    const waiting = [...round];
    const lane = async () => {
      for (let ballot = waiting.pop(); ballot; ballot = waiting.pop()) {
        while (!(await isAcknowledged(ballot))) await pause(50);
        acknowledged += 1;
        killWhenDue();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }
  await restarting;
  expect(kills).toEqual([]);

  await planner.call(contract.closeWave, { waveId, reason: 'Everybody has answered' });
  await closeWave(app.context(), { waveId });
  const counted = await app.db
    .selectFrom('listening_count')
    .select(['view', 'value', 'people'])
    .where('waveId', '=', waveId)
    .where('itemId', '=', itemId(0))
    .orderBy('view')
    .execute();
  expect(counted).toEqual([
    { view: 'core', value: 5, people: VOTERS },
    { view: 'org', value: 5, people: VOTERS },
  ]);
  const { ids } = await app.nobody.call(contract.listBallotIds, { waveId });
  expect(new Set(ids).size).toBe(ballots[0]?.length);
});

const ballotOf =
  (value: number) =>
  ({ view, input, signature }: Voter['purse']['tokens'][number]) =>
    padded({
      input,
      signature,
      language: 'en' as const,
      answers: view === 'comment' ? { [itemId(2)]: 'Less noise' } : { [itemId(0)]: value },
    });

/** False: nobody is there, or nobody said whether it was taken. A refusal fails the test. */
async function isAcknowledged(ballot: object): Promise<boolean> {
  const answer = await fetch(`${product.url}/api/listening/ballots`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url },
    body: JSON.stringify(ballot),
  }).catch(() => undefined);
  if (!answer || answer.status === 503) return false;
  if (answer.status !== 200) throw new Error(await answer.text());
  await answer.arrayBuffer();
  return true;
}
