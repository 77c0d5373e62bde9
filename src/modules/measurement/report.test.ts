import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { campaignsContract } from '#modules/campaigns/contract.ts';
import { countResults } from '#modules/delivery/service/result.ts';
import { planContract } from '#modules/plan/contract.ts';
import { startedPlan } from '#modules/plan/fixtures/autumn.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { measurementContract as contract } from './contract.ts';
import { laboratory } from './fixtures/experiment.ts';
import { endExperiments } from './service/experiment-end.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner'], { name: 'Aino Lehtonen' });
const approver = await app.person([], { name: 'Matti Harju' });
const leader = await app.person(['leader']);
const member = await app.person();
const { steppedStart, twoEditions, release } = laboratory(app, { planner, approver });

const { campaignId, measureId, goal } = await campaignThatRan();

/** A campaign that ran: a stepped start that worked, a piece that went out, what it cost and what people said. */
async function campaignThatRan() {
  const plan = await startedPlan(app, planner, leader);
  const { campaignId, measureId } = await steppedStart(0.6, 7);
  const other = await twoEditions();
  await release(other.first, other.audienceId);
  await countResults(app.context());
  app.setClock('2026-12-28T09:00:00.000Z');
  await endExperiments(app.context());
  const { parts } = await planner.call(campaignsContract.readCampaign, { campaignId });
  const head = parts.find(({ kind }) => kind === 'head');
  const budget = parts.find(({ kind }) => kind === 'budget');
  if (head?.kind !== 'head' || budget?.kind !== 'budget') throw new Error('A brief has both.');
  await planner.call(campaignsContract.writePart, {
    partId: head.id,
    version: head.version,
    part: {
      kind: 'head',
      content: {
        ...head.content,
        goalIds: [plan.goal],
        summary: { en: 'So that nobody fears a post.', fi: 'Ettei kukaan pelkää julkaisua.' },
      },
    },
  });
  await planner.call(campaignsContract.writePart, {
    partId: budget.id,
    version: budget.version,
    part: {
      kind: 'budget',
      content: {
        costs: [
          {
            kind: 'expert',
            what: 'Trainer',
            money: { cents: 480_000, currency: 'EUR' },
            hours: 60,
            expertDays: null,
            material: null,
            granted: true,
          },
        ],
      },
    },
  });
  await planner.call(campaignsContract.addPart, {
    campaignId,
    part: {
      kind: 'objection',
      content: {
        words: { en: 'One wrong picture and I am out.', fi: 'Yksi väärä kuva ja olen ulkona.' },
        kind: 'fear',
        share: { percent: 41, asked: 60, on: '2026-11-24' },
        status: 'answered',
      },
    },
  });
  await planner
    .call(planContract.addMeasure, {
      goalId: plan.goal,
      name: { en: 'Posts of our own work', fi: 'Julkaisuja omasta työstä' },
      unit: 'count',
      direction: 'up',
      baseline: 3,
      target: 20,
      source: { kind: 'by_hand', what: 'Counted on Fridays' },
    })
    .then(async ({ id }) => {
      for (const [index, value] of [4, 6, 9, 11, 14].entries())
        await planner.call(contract.addReading, {
          measureId: id,
          readOn: `2026-12-${String(1 + 6 * index).padStart(2, '0')}`,
          value,
          low: value - 1.5,
          high: value + 1.5,
        });
    });
  // Something went out, so that members may read the campaign.
  await app.db.updateTable('campaigns_piece').set({ campaignId }).where('id', '=', other.first).execute();
  return { campaignId, measureId, goal: plan.goal };
}

test('a report is frozen with a hash over the version before, and every member reads it in three languages', async () => {
  const live = await leader.call(contract.readReport, { campaignId });
  expect(live.done.pieces).toMatchObject([{ people: 260, read: { value: expect.any(Number) } }]);
  expect(live.changed.experiments[0]?.effects[0]).toMatchObject({ verdict: 'works' });
  expect(live.cost).toMatchObject({ money: [{ cents: 480_000, currency: 'EUR' }], hours: 60 });
  expect(live.said.objections).toMatchObject([{ before: { percent: 41 }, now: null }]);
  expect(await member.refused(contract.readReport, { campaignId })).toMatchObject({ status: 403 });
  expect(await leader.refused(contract.freezeReport, { campaignId })).toMatchObject({ status: 403 });

  const first = await planner.call(contract.freezeReport, { campaignId });
  const second = await planner.call(contract.freezeReport, { campaignId });
  expect(second).toMatchObject({ number: 2, previous: first.sha256, signedName: 'Aino Lehtonen' });
  const frozen = await member.call(contract.readFrozenReport, { reportId: second.id });
  expect(frozen.sound).toBe(true);
  const hash = createHash('sha256').update(`${first.sha256}\n${frozen.text}`).digest('hex');
  expect(hash).toBe(second.sha256);
  expect(JSON.parse(frozen.text)).toEqual(JSON.parse(JSON.stringify(frozen.body)));

  for (const [language, words] of [
    ['en', 'What we wanted'],
    ['fi', 'Mitä halusimme'],
    ['es', 'Qué queríamos'],
  ] as const) {
    const pdf = Buffer.from(
      await (await member.call(contract.exportReportPdf, { reportId: second.id, language })).arrayBuffer(),
    );
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(15_000);
    if (process.env['KEEP_PDF']) await writeFile(`${process.env['KEEP_PDF']}-${language}.pdf`, pdf);
    const csv = await (await member.call(contract.exportReportCsv, { reportId: second.id, language })).text();
    expect(csv).toContain(words);
  }
});

test('the numbers of a report are those of the other endpoints, and what was frozen stays', async () => {
  const { id: reportId } = await planner.call(contract.freezeReport, { campaignId });
  const { body } = await member.call(contract.readFrozenReport, { reportId });
  const { goals } = await leader.call(contract.readDashboard, { campaignId });
  expect(body.wanted.objectives[0]?.measure?.series).toEqual(goals[0]?.measures[0]?.series);
  const [experiment] = (await leader.call(contract.listExperiments, { campaignId })).experiments;
  const { effects } = await leader.call(contract.readEffects, { experimentId: experiment?.id ?? '' });
  expect(body.changed.experiments[0]?.effects).toEqual(effects);
  await planner.call(contract.addReading, { measureId, readOn: '2026-12-24', value: 3.3 });
  expect((await member.call(contract.readFrozenReport, { reportId })).body).toEqual(body);
  const touched = body.organisation;
  await sql`update measurement_report set body = replace(body, ${touched}, 'Another') where id = ${reportId}`.execute(
    app.db,
  );
  expect((await member.call(contract.readFrozenReport, { reportId })).sound).toBe(false);
});

test('goals of a draft and sealed goals are in no report', async () => {
  const sealed = { sealReason: 'Talks are under way.', sealOpensOn: '2027-06-01' };
  await app.db
    .updateTable('plan_goal')
    .set(sealed as never)
    .where('id', '=', goal)
    .execute();
  const { wanted } = await leader.call(contract.readReport, { campaignId });
  expect(wanted.goals).toEqual([]);
  expect(JSON.stringify(wanted)).not.toContain('told off');
});
