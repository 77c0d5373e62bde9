import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { brandContract } from '#modules/brand/contract.ts';
import { setLinks } from '#modules/brand/service/thread.ts';
import { conversationContract } from '#modules/conversation/contract.ts';
import { deliveryContract } from '#modules/delivery/contract.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { createOrganisation, createUnit } from '#test/factories.ts';
import { campaignsContract as contract } from './contract.ts';
import { approved } from './fixtures/campaign.ts';
import { cascade, packet, text, wish } from './fixtures/cascade.ts';

const app = await testApp();
await createOrganisation(app.db);
const unit = await createUnit(app.db, { name: 'Coating' });
const planner = await app.person(['planner'], { name: 'Aino Lehtonen' });
const approver = await app.person([], { name: 'Matti Harju' });
const manager = await app.person(['manager'], { name: 'Iker Goñi', unitId: unit.id });
const second = await app.person(['manager'], { name: 'Sanna Salo' });
const member = await app.person([], { language: 'fi' });

const cast = { planner, approver, managers: [manager, second], member };

test('nothing goes out before the brief is approved, and it says everything that is missing', async () => {
  const { campaignId, pieceId, first } = await cascade(app, cast);
  const bare = (await planner.call(contract.createPiece, { campaignId, title: 'Bare' })).id;
  const problem = await planner.refused(contract.planPieceRelease, { pieceId: bare, ringId: first, wish });
  expect(problem).toMatchObject({ status: 409, code: 'campaigns.piece_cannot_go_out' });
  expect((problem['blockers'] as { code: string }[]).map(({ code }) => code)).toEqual([
    'not_approved',
    'edition_empty',
    'change_not_said',
    'no_sender',
  ]);
  expect(await member.refused(contract.planPieceRelease, { pieceId, ringId: first, wish })).toMatchObject({
    status: 403,
  });
  expect(await planner.refused(contract.openRing, { ringId: first })).toMatchObject({
    code: 'campaigns.ring_cannot_open',
    waits: ['not_approved'],
  });
});

test('a campaign goes from its managers to everyone, and the ring opens when they can explain it', async () => {
  const { campaignId, first, last, pieceId } = await cascade(app, cast);
  await approved(approver, campaignId);
  const planned = await planner.call(contract.planPieceRelease, { pieceId, ringId: last, wish });
  expect(planned).toMatchObject({ releaseId: null, ringId: last });
  expect((await planner.call(deliveryContract.listReleases, {})).rows).toEqual([]);
  expect(await manager.refused(contract.readPacket, { ringId: first })).toMatchObject({ status: 404 });
  await planner.call(contract.openRing, { ringId: first });

  const mine = await manager.call(contract.readPacket, { ringId: first });
  expect(mine).toMatchObject({ packetVersion: 1, team: 1, confirmedAt: null });
  expect(JSON.stringify(mine)).not.toContain('decides');
  expect(await member.refused(contract.readPacket, { ringId: first })).toMatchObject({ status: 404 });
  const answer = (who: Visitor, one: number) =>
    who.call(contract.confirmPacket, { ringId: first, packetVersion: 1, answer: one });
  expect(await answer(manager, 0)).toMatchObject({
    right: false,
    explanation: 'Whoever is in the picture decides.',
  });
  expect(await answer(manager, 1)).toMatchObject({ right: true });
  expect(
    await member.refused(contract.confirmPacket, { ringId: first, packetVersion: 1, answer: 1 }),
  ).toMatchObject({ status: 404 });

  const waits = async () =>
    (await planner.call(contract.listRings, { campaignId })).rings.map((ring) => ring.waits);
  expect(await waits()).toEqual([[], ['embargo', 'share_too_small']]);
  expect(await planner.refused(contract.openRing, { ringId: last, reason: 'Now' })).toMatchObject({
    code: 'campaigns.ring_cannot_open',
    waits: ['embargo'],
  });
  app.setClock('2026-11-24T07:00:00.000Z');
  expect(await planner.refused(contract.openRing, { ringId: last })).toMatchObject({
    code: 'campaigns.ring_opens_early',
    waits: ['share_too_small'],
  });
  await openDue();
  expect(await waits()).toEqual([[], ['share_too_small']]);
  // Nobody has to wait for the round of every five minutes.
  await answer(second, 1);
  await app.queue.drain(app.context);
  const { rings } = await planner.call(contract.listRings, { campaignId });
  expect(rings[1]).toMatchObject({ waits: [], opening: { by: null, reason: null, share: 1 } });
  await app.queue.drain(app.context);
  expect((await member.call(deliveryContract.readToday, {})).rows).toMatchObject([{ title: 'Why we start' }]);
  const { campaigns } = await member.call(contract.listCampaigns, {});
  expect(campaigns.find(({ id }) => id === campaignId)).toMatchObject({
    state: 'running',
    can: { edit: false },
  });
  expect(await member.refused(contract.readCampaign, { campaignId })).toMatchObject({ status: 404 });
  const { nodes } = await member.call(brandContract.readThread, {});
  expect(nodes.find(({ id }) => id === pieceId)).toMatchObject({ state: 'open' });
});

async function openDue(): Promise<void> {
  const { openDueRings } = await import('./service/ring.ts');
  await openDueRings(app.context());
  await app.queue.drain(app.context);
}

test('whoever asks why a message came is led over the goal up to the value, and past what is sealed', async () => {
  const { campaignId, pieceId, everyone } = await cascade(app, cast);
  const [value, goal, sealed] = [newId(), newId(), newId()];
  const node = { state: 'open' as const, ownerId: null, startsOn: null, endsOn: null, closedAt: null };
  const title = (en: string) => JSON.stringify(text(en));
  await app.db
    .insertInto('brand_thread_node')
    .values([
      { ...node, kind: 'value', id: value, title: title('We say what we see'), sealed: false },
      { ...node, kind: 'goal', id: goal, title: title('Speak without fear'), sealed: false },
      { ...node, kind: 'goal', id: sealed, title: title('Close a plant'), sealed: true },
    ])
    .execute();
  await app
    .context()
    .transaction((tx) => setLinks(tx, { kind: 'goal', id: goal }, [{ kind: 'value', id: value }]));
  const { parts } = await planner.call(contract.readCampaign, { campaignId });
  const head = parts.find(({ kind }) => kind === 'head');
  if (head?.kind !== 'head') throw new Error('A brief has a head.');
  const content = { ...head.content, goalIds: [goal, sealed] };
  await planner.call(contract.writePart, {
    partId: head.id,
    version: head.version,
    part: { kind: 'head', content },
  });
  await approved(approver, campaignId);
  const { releaseId } = await planner.call(contract.planPieceRelease, {
    pieceId,
    wish: { ...wish, audienceId: everyone },
  });
  const { advice } = await planner.call(deliveryContract.previewRelease, { releaseId: releaseId ?? '' });
  await planner.call(deliveryContract.confirmRelease, {
    releaseId: releaseId ?? '',
    version: 1,
    advice,
    againstReason: 'They asked for it.',
  });
  await app.queue.drain(app.context);
  const { messageId } = await planner.call(contract.readPiece, { pieceId });
  const { because } = await member.call(deliveryContract.readMessage, { messageId: messageId ?? '' });
  expect(because.map(({ kind, title: said }) => `${kind}: ${said}`)).toEqual([
    'brand.value: We say what we see',
    'plan.goal: Speak without fear',
    'campaigns.campaign: Social media without fear',
  ]);
});

test('a ring is opened early with a reason that stays, and a changed packet is confirmed anew', async () => {
  const { campaignId, first, last } = await cascade(app, cast);
  await approved(approver, campaignId);
  await planner.call(contract.openRing, { ringId: first });
  await manager.call(contract.confirmPacket, { ringId: first, packetVersion: 1, answer: 1 });
  app.setClock('2026-11-24T07:00:00.000Z');
  await planner.call(contract.openRing, { ringId: last, reason: 'The press has it.' });
  const { rings } = await planner.call(contract.listRings, { campaignId });
  expect(rings[1]?.opening).toMatchObject({
    reason: 'The press has it.',
    share: 0.5,
    by: { id: planner.id },
  });
  const [ring] = rings;
  if (!ring) throw new Error('There is a ring.');
  const { name, audienceId, embargoUntil, shareNeeded, opensAt, version } = ring;
  const fields = { name, audienceId, embargoUntil, shareNeeded, opensAt };
  await planner.call(contract.changeRing, {
    ringId: first,
    version,
    ...fields,
    packet: { ...packet, message: text('We start on Tuesday.') },
  });
  expect(await manager.call(contract.readPacket, { ringId: first })).toMatchObject({
    changedSince: true,
    confirmedAt: null,
  });
  expect(
    await manager.refused(contract.confirmPacket, { ringId: first, packetVersion: 1, answer: 1 }),
  ).toMatchObject({ code: 'campaigns.packet_changed', current: 2 });
  expect(await manager.refused(contract.openRing, { ringId: last })).toMatchObject({ status: 403 });
});

test('questions that a team asked become cases, and the lag is seen unit by unit', async () => {
  const { campaignId, first } = await cascade(app, cast);
  await approved(approver, campaignId);
  await planner.call(contract.openRing, { ringId: first });
  const told = {
    ringId: first,
    toldOn: '2026-11-25',
    form: 'huddle' as const,
    questions: [{ kind: 'question' as const, text: 'Who runs the line while we sit there?' }],
  };
  app.setClock('2026-11-25T09:00:00.000Z');
  expect(await manager.refused(contract.tellTeam, told)).toMatchObject({ code: 'campaigns.confirm_first' });
  await manager.call(contract.confirmPacket, { ringId: first, packetVersion: 1, answer: 1 });
  const { caseIds } = await manager.call(contract.tellTeam, told);
  const asked = await planner.call(conversationContract.readCase, { caseId: caseIds[0] ?? '' });
  expect(JSON.stringify(asked)).toContain('Who runs the line while we sit there?');
  expect(await member.refused(contract.tellTeam, told)).toMatchObject({ status: 404 });
  const { units } = await planner.call(contract.readLag, { ringId: first });
  expect(units).toMatchObject([
    {
      unit: { name: 'Coating' },
      people: 1,
      confirmed: 1,
      told: 1,
      daysToConfirm: 2,
      daysToTell: 2,
      complete: true,
    },
    { unit: null, people: 1, confirmed: 0, told: 0, complete: false },
  ]);
  expect(await member.refused(contract.readLag, { ringId: first })).toMatchObject({ status: 404 });
});
