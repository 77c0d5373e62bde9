import { expect, test } from 'vitest';
import { brandContract } from '#modules/brand/contract.ts';
import { autumnPlan } from '#modules/plan/fixtures/autumn.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { templateName } from './contract/brief.ts';
import { campaignsContract as contract } from './contract.ts';
import { approved, begunCampaign } from './fixtures/campaign.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner'], { name: 'Aino Lehtonen' });
const colleague = await app.person(['planner']);
const approver = await app.person([], { name: 'Matti Harju' });
const helper = await app.person([]);
const member = await app.person([]);

test.each(templateName.options)(
  'a campaign begins from the template %s, in three languages',
  async (template) => {
    const { id } = await planner.call(contract.createCampaign, { template });
    const campaign = await planner.call(contract.readCampaign, { campaignId: id });
    const codes = campaign.missing.map(({ code }) => code);
    expect(codes).not.toContain('language_missing');
    expect(codes).not.toContain('piece_language_missing');
    expect(codes).toEqual(
      expect.arrayContaining(['no_goal', 'card_written_alone', 'measure_without_baseline', 'no_approver']),
    );
    const { pieces } = await planner.call(contract.listPieces, { campaignId: id });
    expect(pieces.length).toBeGreaterThan(0);
    for (const piece of pieces) expect(piece.languages.sort()).toEqual(['en', 'es', 'fi']);
    expect(await member.refused(contract.readCampaign, { campaignId: id })).toMatchObject({ status: 404 });
    expect(await member.refused(contract.createCampaign, { template })).toMatchObject({ status: 403 });
  },
);

test('two people at two parts lose nothing, and at one part the later sees what stands', async () => {
  const campaignId = await begunCampaign(planner, approver);
  const { parts } = await planner.call(contract.readCampaign, { campaignId });
  const concept = parts.find(({ kind }) => kind === 'concept')?.id ?? '';
  const messages = parts.find(({ kind }) => kind === 'messages')?.id ?? '';
  const axis = (en: string) => ({ kind: 'concept' as const, content: { axis: { en }, meaning: null } });
  await planner.call(contract.writePart, { partId: concept, version: 1, part: axis('Show the work.') });
  await colleague.call(contract.writePart, {
    partId: messages,
    version: 1,
    part: { kind: 'messages', content: { messages: [{ en: 'Nobody has to post.' }] } },
  });
  expect(
    await colleague.refused(contract.writePart, { partId: concept, version: 1, part: axis('Just do it.') }),
  ).toMatchObject({
    status: 409,
    code: 'edited_meanwhile',
    current: { content: { axis: { en: 'Show the work.' } }, version: 2 },
  });
  expect(
    await member.refused(contract.writePart, { partId: concept, version: 2, part: axis('x') }),
  ).toMatchObject({ status: 403 });
  const { changes } = await approver.call(contract.listChanges, { campaignId, since: 1 });
  expect(changes.map(({ partKind, actor }) => [partKind, actor?.id])).toEqual([
    ['messages', colleague.id],
    ['concept', planner.id],
  ]);
});

test('the working group and the approver read the draft, others do not, and only the named approve', async () => {
  const campaignId = await begunCampaign(planner, approver);
  expect(await helper.refused(contract.readCampaign, { campaignId })).toMatchObject({ status: 404 });
  await planner.call(contract.addPart, {
    campaignId,
    part: {
      kind: 'member',
      content: { personId: helper.id, part: { en: 'photographs' }, knows: { en: 'nights' } },
    },
  });
  expect(await helper.call(contract.readCampaign, { campaignId })).toMatchObject({
    can: { edit: false, approve: false },
  });
  expect(
    await helper.refused(contract.approveCampaign, { campaignId, decision: 'approved', atChange: 2 }),
  ).toMatchObject({ status: 403, code: 'campaigns.approvers_only' });
  expect(
    await approver.refused(contract.approveCampaign, { campaignId, decision: 'approved', atChange: 1 }),
  ).toMatchObject({ status: 409, code: 'campaigns.brief_changed_meanwhile', current: 2 });
  expect(
    await approver.refused(contract.approveCampaign, { campaignId, decision: 'objected', atChange: 2 }),
  ).toMatchObject({ code: 'campaigns.objection_needs_words' });
  const needsOf = async (who: typeof planner) =>
    (await who.call(contract.listNeeds, {})).needs.find((need) => need.campaignId === campaignId);
  expect(await needsOf(approver)).toMatchObject({ decide: 'first', lateAnswers: 0, objected: false });
  expect(await needsOf(helper)).toBeUndefined();
  await approved(approver, campaignId);
  expect(await needsOf(approver)).toBeUndefined();
  const standing = async () => (await planner.call(contract.readCampaign, { campaignId })).approval.standing;
  expect(await standing()).toBe('approved');
  await planner.call(contract.addPart, {
    campaignId,
    part: { kind: 'objection', content: { words: { en: 'One wrong picture and I’m out.' }, kind: 'fear' } },
  });
  expect(await standing()).toBe('changed_since');
  expect(await needsOf(approver)).toMatchObject({ decide: 'again' });
  await planner.call(contract.addPart, {
    campaignId,
    part: {
      kind: 'objection',
      content: { words: { en: 'Nobody asked us.' }, kind: 'rumour', answerBy: '2026-11-01' },
    },
  });
  expect(await needsOf(planner)).toMatchObject({ decide: null, lateAnswers: 1, objected: false });
  expect(await needsOf(approver)).toMatchObject({ lateAnswers: 0 });
  const { atChange } = (await planner.call(contract.readCampaign, { campaignId })).approval;
  const words = 'Ask the night shift first.';
  await approver.call(contract.approveCampaign, { campaignId, decision: 'objected', atChange, words });
  expect(await needsOf(planner)).toMatchObject({ objected: true });
});

test('an objective has its measure on the thread, and its actions are the plan’s own', async () => {
  const campaignId = await begunCampaign(planner, approver);
  const plan = await autumnPlan(planner, helper);
  const { parts } = await planner.call(contract.readCampaign, { campaignId });
  const head = parts.find((part) => part.kind === 'head');
  if (head?.kind !== 'head') throw new Error('A campaign has a head.');
  await planner.call(contract.writePart, {
    partId: head.id,
    version: 1,
    part: { kind: 'head', content: { ...head.content, goalIds: [plan.goal] } },
  });
  const { id: objectiveId } = await planner.call(contract.addPart, {
    campaignId,
    part: {
      kind: 'objective',
      content: {
        sentence: { en: 'Half as many fear to post.' },
        goalId: plan.goal,
        measure: {
          name: { en: 'Fear of posting' },
          unit: 'percent',
          direction: 'down',
          target: 23,
          source: { kind: 'survey_item', what: 'I worry' },
        },
      },
    },
  });
  const { id: actionId } = await planner.call(contract.addCampaignAction, {
    campaignId,
    objectiveId,
    phaseId: plan.learn,
    title: { en: 'Photo hour' },
    costs: [
      {
        kind: 'working_time',
        what: 'Two evenings',
        money: { cents: 40_000, currency: 'EUR' },
        hours: 6,
        expertDays: null,
        material: null,
        granted: false,
      },
    ],
  });
  const campaign = await planner.call(contract.readCampaign, { campaignId });
  expect(campaign.actions).toMatchObject([{ id: actionId, objectiveId, planId: plan.planId }]);
  expect(campaign.totals.money).toEqual([{ cents: 40_000, currency: 'EUR' }]);
  const { nodes } = await planner.call(brandContract.walkThread, {
    kind: 'measure',
    nodeId: objectiveId,
    direction: 'up',
  });
  expect(nodes.map(({ id }) => id)).toEqual(expect.arrayContaining([campaignId, plan.goal]));
  expect(
    nodes
      .find(({ id }) => id === objectiveId)
      ?.links.map(({ id }) => id)
      .sort(),
  ).toEqual([campaignId, plan.goal].sort());
  const below = await planner.call(brandContract.walkThread, {
    kind: 'campaign',
    nodeId: campaignId,
    direction: 'down',
  });
  expect(below.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining([objectiveId, actionId]));
  await planner.call(contract.removeCampaignAction, { campaignId, actionId });
  expect((await planner.call(contract.readCampaign, { campaignId })).actions).toEqual([]);
});

test('a draft taught nothing: it is discarded and leaves the thread', async () => {
  const campaignId = await begunCampaign(planner, approver);
  const texts = { results: { en: 'Nothing' }, conclusion: { en: 'Nothing' } };
  expect(await planner.refused(contract.closeCampaign, { campaignId, ...texts })).toMatchObject({
    code: 'campaigns.nothing_went_out',
  });
  expect(await member.refused(contract.discardCampaign, { campaignId })).toMatchObject({ status: 403 });
  await planner.call(contract.discardCampaign, { campaignId });
  expect(await planner.refused(contract.readCampaign, { campaignId })).toMatchObject({ status: 404 });
  const { nodes } = await planner.call(brandContract.readThread, {});
  expect(nodes.some(({ id }) => id === campaignId)).toBe(false);
});
