import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { writtenPiece } from '#modules/campaigns/fixtures/campaign.ts';
import { bringHeld } from '#modules/delivery/service/lifecycle.ts';
import { importUndone } from '#modules/people/events.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { measurementContract as contract } from './contract.ts';
import { laboratory, NOW } from './fixtures/experiment.ts';
import { endExperiments } from './service/experiment-end.ts';
import { drawProbes } from './service/probe-draw.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner'], { name: 'Aino Lehtonen' });
const approver = await app.person([], { name: 'Matti Harju' });
const leader = await app.person(['leader']);
const member = await app.person();
const { steppedStart, twoEditions, release } = laboratory(app, { planner, approver });

test('a stepped start over twelve units finds an effect that was planted', async () => {
  const { experimentId, measureId, campaignId, drawn } = await steppedStart(0.6, 7);
  expect(drawn.draw?.arms.map(({ subjects }) => subjects)).toEqual([3, 3, 3, 3]);
  expect(await leader.call(contract.checkDraw, { experimentId })).toMatchObject({ same: true });
  await endExperiments(app.context());
  const { final, effects } = await leader.call(contract.readEffects, { experimentId });
  expect(final).toBe(true);
  expect(effects[0]).toMatchObject({ method: 'stepped_wedge', verdict: 'works', unit: 'score' });
  expect(effects[0]?.effect?.low).toBeGreaterThan(0.2);
  expect(effects[0]?.effect?.high).toBeLessThan(1);
  const { nodes } = await leader.call(contract.readThreadWeights, {});
  expect(nodes).toContainEqual({ kind: 'measure', id: measureId, minutes: null, verdict: 'works' });
  expect(nodes).toContainEqual({ kind: 'campaign', id: campaignId, minutes: null, verdict: 'works' });
  expect(await member.refused(contract.readEffects, { experimentId })).toMatchObject({ status: 403 });
});

test('without an effect it says that it cannot tell, and before its end it says nothing', async () => {
  const { experimentId } = await steppedStart(0, 11);
  app.setClock('2026-12-20T09:00:00.000Z');
  const early = await leader.call(contract.readEffects, { experimentId });
  expect(early).toMatchObject({
    final: false,
    effects: [{ effect: null, verdict: 'cannot_tell_yet', warnings: [{ code: 'runs_until' }] }],
  });
  app.setClock('2026-12-28T09:00:00.000Z');
  await endExperiments(app.context());
  const { effects } = await leader.call(contract.readEffects, { experimentId });
  expect(['cannot_tell_yet', 'too_small_to_matter']).toContain(effects[0]?.verdict);
  expect(effects[0]?.effect?.low).toBeLessThan(0);
  expect(effects[0]?.effect?.high).toBeGreaterThan(0);
});

test('of two editions each person gets one, and the difference may be looked at on any day', async () => {
  const { design, first, second, audienceId, personIds } = await twoEditions();
  const judged = await planner.call(contract.judgeDesign, design);
  expect(judged).toMatchObject({
    people: 260,
    possible: true,
    advice: [{ code: 'cannot_find_it', stops: false }],
  });
  expect(judged.detectable[0]?.smallest).toBeGreaterThan(20);
  const { id: experimentId } = await planner.call(contract.planExperiment, design);
  expect(await planner.refused(contract.drawExperiment, { experimentId, version: 1 })).toMatchObject({
    code: 'measurement.reason_needed',
  });
  const draw = { experimentId, version: 1, againstReason: 'Only a landslide would matter.' };
  expect(await leader.refused(contract.drawExperiment, draw)).toMatchObject({ status: 403 });
  const drawn = await planner.call(contract.drawExperiment, draw);
  expect(drawn.draw).toMatchObject({ subjects: 260, arms: [{ subjects: 130 }, { subjects: 130 }] });
  expect(await planner.refused(contract.drawExperiment, draw)).toMatchObject({
    code: 'measurement.experiment_is_drawn',
  });
  expect(await planner.call(contract.checkDraw, { experimentId })).toMatchObject({ same: true });
  await release(first, audienceId);
  await release(second, audienceId);
  const { rows } = await sql<{ messages: number; people: number }>`
    select messages, count(*) as people from (
      select person_id, count(*) as messages from delivery_feed
      where person_id = any(${personIds}::uuid[]) group by person_id) own group by messages`.execute(app.db);
  expect(rows).toEqual([{ messages: 1, people: 260 }]);
  await sql`
    update delivery_feed feed set read_at = ${NOW} from measurement_draw draw
    where draw.experiment_id = ${experimentId} and draw.subject_id = feed.person_id
      and ('x' || substr(md5(feed.person_id::text), 1, 4))::bit(16)::integer % 100 < case draw.arm when 0 then 90 else 30 end`.execute(
    app.db,
  );
  app.setClock('2026-11-26T09:00:00.000Z');
  const { final, effects } = await leader.call(contract.readEffects, { experimentId });
  expect(final).toBe(false);
  expect(effects[0]).toMatchObject({
    method: 'sequence',
    unit: 'percentage_points',
    verdict: 'works',
    arms: [
      { arm: 0, people: 130 },
      { arm: 1, people: 130 },
    ],
    warnings: [],
  });
  await sql`delete from delivery_feed using measurement_draw draw where draw.experiment_id = ${experimentId}
    and draw.subject_id = person_id and draw.arm = 1 and read_at is null`.execute(app.db);
  const unbalanced = await leader.call(contract.readEffects, { experimentId });
  expect(unbalanced.effects[0]).toMatchObject({ effect: null, verdict: 'cannot_tell_yet' });
  expect(unbalanced.effects[0]?.warnings.map(({ code }) => code)).toContain('arms_unbalanced');
});

test('what everybody must know is not held out, and neither is a piece that is out already', async () => {
  const { campaignId, design, first, audienceId } = await twoEditions();
  const must = await writtenPiece(planner, campaignId, { settings: { lane: 'must_know' } });
  const arms = [
    { name: 'Now', pieceId: must },
    { name: 'Later', pieceId: must, startsAt: '2026-12-06T09:00:00.000Z' },
  ];
  const held = {
    ...design,
    kind: 'hold_out' as const,
    design: {
      ...design.design,
      arms,
      outcomes: [
        {
          ...design.design.outcomes[0],
          of: { kind: 'behaviour' as const, behaviour: 'read' as const },
          smallestWorthwhile: 50,
        },
      ],
    },
  };
  const { advice, possible } = await planner.call(contract.judgeDesign, held);
  expect(possible).toBe(false);
  expect(advice.filter(({ stops }) => stops).map(({ code }) => code)).toEqual([
    'must_know',
    'held_back_cannot_read',
  ]);
  const { id: experimentId } = await planner.call(contract.planExperiment, held);
  expect(
    await planner.refused(contract.drawExperiment, { experimentId, version: 1, againstReason: 'I want to.' }),
  ).toMatchObject({ code: 'measurement.design_cannot_work' });
  await release(first, audienceId);
  const { id: late } = await planner.call(contract.planExperiment, design);
  expect(
    await planner.refused(contract.drawExperiment, {
      experimentId: late,
      version: 1,
      againstReason: 'Late.',
    }),
  ).toMatchObject({ code: 'measurement.piece_is_out' });
});

test('a hold-out is told apart by a probe, and in the end everyone has the piece', async () => {
  const { campaignId, design, first, audienceId, personIds } = await twoEditions();
  const readers = [await app.person(), await app.person()];
  await sql`update people_audience set rule = ${JSON.stringify({ kind: 'people', personIds: [...personIds, ...readers.map(({ id }) => id)] })} where id = ${audienceId}`.execute(
    app.db,
  );
  const arms = [
    { name: 'Now', pieceId: first },
    { name: 'Later', pieceId: first, startsAt: '2026-12-06T09:00:00.000Z' },
  ];
  const item = {
    kind: 'recall' as const,
    question: { en: 'Who decides about a picture?' },
    choices: [{ en: 'Whoever is in it' }, { en: 'Whoever took it' }],
    counts: [0],
  };
  const behaviour = { ...design, kind: 'hold_out' as const, design: { ...design.design, arms } };
  const { id: experimentId } = await planner.call(contract.planExperiment, behaviour);
  const { id: probeId } = await planner.call(contract.planProbe, {
    campaignId,
    experimentId,
    items: [item],
    audienceId,
    sampleSize: 300,
    after: { opensOn: '2026-12-01', closesOn: '2026-12-05' },
  });
  const probed = {
    ...behaviour,
    experimentId,
    version: 1,
    design: {
      ...behaviour.design,
      outcomes: [{ of: { kind: 'probe' as const, probeId, item: 0 }, smallestWorthwhile: 10 }],
    },
  };
  await planner.call(contract.changeExperiment, probed);
  await planner.call(contract.drawExperiment, {
    experimentId,
    version: 2,
    againstReason: 'Small, but ours.',
  });
  await release(first, audienceId);
  const out = async () =>
    Number(
      (
        await sql<{
          n: number;
        }>`select count(*) as n from delivery_feed feed join delivery_message message on message.id = feed.message_id where message.piece_id = ${first}`.execute(
          app.db,
        )
      ).rows[0]?.n,
    );
  expect(await out()).toBe(131);

  app.setClock('2026-12-01T09:00:00.000Z');
  await drawProbes(app.context());
  await drawProbes(app.context());
  const { rows: asked } = await sql<{ n: number; read: number }>`
    select count(*) as n, count(feed.read_at) as read from measurement_probe_person asked
    left join delivery_feed feed on feed.person_id = asked.person_id where asked.probe_id = ${probeId}`.execute(
    app.db,
  );
  expect(asked[0]?.n).toBe(262);
  const [reader, silent] = readers;
  if (!reader || !silent) throw new Error('There are two.');
  const mine = await reader.call(contract.readMyProbe, {});
  expect(mine.probe).toMatchObject({
    id: probeId,
    items: [{ question: { text: 'Who decides about a picture?' } }],
  });
  expect(await reader.refused(contract.answerProbe, { probeId, choices: [2] })).toMatchObject({
    status: 422,
  });
  await reader.call(contract.answerProbe, { probeId, choices: [0] });
  expect(await reader.refused(contract.answerProbe, { probeId, choices: [0] })).toMatchObject({
    code: 'measurement.not_asked',
  });
  expect(await member.refused(contract.answerProbe, { probeId, choices: [0] })).toMatchObject({
    status: 404,
  });
  expect((await leader.call(contract.listProbes, { campaignId })).probes[0]?.rounds[0]).toMatchObject({
    items: [],
  });

  // The others answer as people do who were told, and who were not.
  await sql`insert into measurement_probe_count (probe_id, round, item, arm, has_read, choice, votes)
    values (${probeId}, 'after', 0, 0, true, 0, 95), (${probeId}, 'after', 0, 0, true, 1, 25),
      (${probeId}, 'after', 0, 1, false, 0, 50), (${probeId}, 'after', 0, 1, false, 1, 68)
    on conflict (probe_id, round, item, arm, has_read, choice) do update set votes = excluded.votes`.execute(
    app.db,
  );
  app.setClock('2026-12-07T09:00:00.000Z');
  await endExperiments(app.context());
  await bringHeld(app.context());
  expect(await out()).toBe(262);
  const { effects } = await leader.call(contract.readEffects, { experimentId });
  expect(effects[0]).toMatchObject({ method: 'shares', verdict: 'works' });
  const shown = (await leader.call(contract.listProbes, { campaignId })).probes[0]?.rounds[0]?.items[0];
  expect(shown?.hadRead?.value).toBeGreaterThan(shown?.hadNotRead?.value ?? 100);
  const { families } = await leader.call(contract.readCatalogue, {});
  expect(families.find(({ family }) => family === 'hold_out probe percentage_points')).toMatchObject({
    pooled: null,
    effects: [{ name: 'Which title', verdict: 'works' }],
  });
});

test('nobody is asked by two probes within a fortnight', async () => {
  const { campaignId, audienceId } = await twoEditions();
  const probe = (opensOn: string) => ({
    campaignId,
    items: [
      {
        kind: 'belief' as const,
        question: { en: 'Is it safe?' },
        choices: [{ en: 'Yes' }, { en: 'No' }],
        counts: [0],
      },
    ],
    audienceId,
    sampleSize: 200,
    after: { opensOn, closesOn: '2026-12-20' },
  });
  const { id: first } = await planner.call(contract.planProbe, probe('2026-11-23'));
  const { id: second } = await planner.call(contract.planProbe, probe('2026-11-24'));
  app.setClock('2026-11-24T09:00:00.000Z');
  await drawProbes(app.context());
  const { rows } = await sql<{ probeId: string; people: number }>`
    select probe_id, people from measurement_probe_round where probe_id = any(${[first, second]}::uuid[]) order by people desc`.execute(
    app.db,
  );
  expect(rows).toEqual([
    { probeId: first, people: 200 },
    { probeId: second, people: 60 },
  ]);
});

test('when an import is taken back, who is no more is forgotten by every draw, and nobody else', async () => {
  const { experimentId } = await steppedStart(0, 13);
  const [gone, here] = [newId(), member.id];
  await sql`insert into measurement_draw select ${experimentId}, unnest(${[gone, here]}::uuid[]), 0, 0, 1`.execute(
    app.db,
  );
  await app.context().publish(importUndone, { kind: 'people.import', id: newId() }, {});
  await app.queue.drain(app.context);
  const { rows } = await sql<{
    id: string;
  }>`select subject_id as id from measurement_draw where experiment_id = ${experimentId}`.execute(app.db);
  const ids = rows.map(({ id }) => id);
  expect([ids.length, ids.includes(here), ids.includes(gone)]).toEqual([13, true, false]);
});
