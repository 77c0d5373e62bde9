import { expect, test } from 'vitest';
import { conversationContract as conversation } from '#modules/conversation/contract.ts';
import { deliveryContract as delivery } from '#modules/delivery/contract.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { campaignsContract as contract } from './contract.ts';
import { approved, writtenPiece } from './fixtures/campaign.ts';
import { cascade, wish } from './fixtures/cascade.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner'], { name: 'Aino Lehtonen' });
const second = await app.person(['leader'], { name: 'Matti Harju' });
const approver = await app.person([], { name: 'Sanna Koivisto' });
const manager = await app.person(['manager']);
const member = await app.person();
const cast = { planner, approver, managers: [manager], member };
const safety = { settings: { lane: 'safety' } };

test('a safety message asks for its second name before its ring opens, and goes with both', async () => {
  const { campaignId, first } = await cascade(app, cast);
  const pieceId = await writtenPiece(planner, campaignId, safety);
  await approved(approver, campaignId);
  const { id: planId, asksSecond } = await planner.call(contract.planPieceRelease, {
    pieceId,
    ringId: first,
    wish: { ...wish, againstReason: 'The poster hangs at the gate' },
  });
  expect(asksSecond).toBe(true);
  const waits = async () =>
    (await planner.call(contract.listRings, { campaignId })).rings.find(({ id }) => id === first)?.waits;
  expect(await waits()).toEqual(['not_seconded', 'nobody_opens_it']);
  expect(await planner.refused(contract.openRing, { ringId: first, reason: 'It is urgent' })).toMatchObject({
    code: 'campaigns.ring_cannot_open',
    waits: ['not_seconded'],
  });
  expect(await planner.refused(contract.secondPieceRelease, { planId })).toMatchObject({
    code: 'campaigns.second_person_is_another',
  });
  expect((await member.refused(contract.secondPieceRelease, { planId })).status).toBe(403);
  expect(await second.call(contract.secondPieceRelease, { planId })).toMatchObject({
    asksSecond: false,
    secondedBy: { id: second.id },
  });
  expect((await second.refused(contract.secondPieceRelease, { planId })).code).toBe(
    'campaigns.no_second_asked',
  );
  expect(await waits()).toEqual(['nobody_opens_it']);
  expect(await planner.call(contract.openRing, { ringId: first })).toEqual({ released: 1, waiting: 0 });
  await app.queue.drain(app.context);
  const { rows } = await planner.call(delivery.listReleases, {});
  expect(rows).toMatchObject([
    { lane: 'safety', state: 'open', confirmedBy: { id: planner.id }, secondedBy: { id: second.id } },
  ]);
});

test('open worries about a campaign speak against sending more, until they are answered', async () => {
  const { campaignId, everyone } = await cascade(app, cast);
  await approved(approver, campaignId);
  const audience = { ...wish, audienceId: everyone, againstReason: 'Told by hand' };
  const out = await writtenPiece(planner, campaignId);
  const { releaseId } = await planner.call(contract.planPieceRelease, { pieceId: out, wish: audience });
  const release = { releaseId: releaseId ?? '' };
  const { advice } = await planner.call(delivery.previewRelease, release);
  await planner.call(delivery.confirmRelease, { ...release, version: 1, advice, againstReason: 'By hand' });
  await app.queue.drain(app.context);
  const worry = (subject: { kind: string; id: string }) =>
    member.call(conversation.createCase, {
      kind: 'worry',
      text: 'That whoever posts nothing is seen as not caring.',
      language: 'en',
      subject,
      visibility: 'everyone',
    });
  const { id: caseId } = await worry({ kind: 'campaigns.campaign', id: campaignId });
  // What is asked about a piece counts for its campaign, and its writer answers it.
  const about = await worry({ kind: 'campaigns.piece', id: out });
  expect((await planner.call(conversation.readCase, { caseId: about.id })).owner?.id).toBe(planner.id);
  const ids = { subjectIds: [campaignId, out] };
  expect((await planner.call(conversation.listCases, { list: 'all', ...ids })).rows).toHaveLength(2);
  await app.queue.drain(app.context);
  const next = await writtenPiece(planner, campaignId, { title: 'What comes next' });
  // Nobody can ask about a draft: that it is there is not known.
  const unknown = { kind: 'campaigns.piece', id: next };
  await expect(worry(unknown)).rejects.toThrow('subject_not_found');
  const planned = await planner.call(contract.planPieceRelease, { pieceId: next, wish: audience });
  const draft = { releaseId: planned.releaseId ?? '' };
  const worried = { code: 'campaigns.openWorries', advice: 'soften', detail: { count: 2 } };
  const before = await planner.call(delivery.previewRelease, draft);
  expect(before.reasons).toContainEqual(worried);
  // The door itself asks for it: whoever saw a milder advice is shown the new one first.
  const blind = await planner.refused(delivery.confirmRelease, { ...draft, version: 1, advice: 'go' });
  expect(blind).toMatchObject({ code: 'delivery.advice_changed' });
  const open = await planner.call(conversation.readCase, { caseId });
  const answer = {
    caseId,
    outcome: 'answered' as const,
    reason: 'Nobody counts posts.',
    version: open.version,
  };
  await planner.call(conversation.answerCase, answer);
  await app.queue.drain(app.context);
  expect((await planner.call(delivery.previewRelease, draft)).reasons).not.toContainEqual(worried);
});

test('a safety message does not wait for worries', async () => {
  const { campaignId, everyone } = await cascade(app, cast);
  await approved(approver, campaignId);
  const pieceId = await writtenPiece(planner, campaignId, safety);
  const planned = await planner.call(contract.planPieceRelease, {
    pieceId,
    wish: { ...wish, audienceId: everyone },
  });
  const { messageId } = await planner.call(contract.readPiece, { pieceId });
  const reasons = JSON.stringify([{ code: 'campaigns.openWorries', advice: 'talk_first', detail: {} }]);
  await app.db
    .insertInto('delivery_advice')
    .values({ messageId: messageId ?? '', source: 'campaigns', reasons })
    .execute();
  const release = { releaseId: planned.releaseId ?? '' };
  expect(await planner.call(delivery.previewRelease, release)).toMatchObject({ advice: 'go', reasons: [] });
});

test('readers of a piece are led to its successor, also when that is published later', async () => {
  const { campaignId, everyone } = await cascade(app, cast);
  await approved(approver, campaignId);
  const audience = { ...wish, audienceId: everyone };
  const [old, skipped, fresh] = [
    await writtenPiece(planner, campaignId, { title: 'Old' }),
    await writtenPiece(planner, campaignId, { title: 'Never sent' }),
    await writtenPiece(planner, campaignId, { title: 'New' }),
  ];
  await planner.call(contract.planPieceRelease, { pieceId: old, wish: audience });
  await planner.call(contract.replacePiece, { pieceId: old, successorId: skipped });
  await planner.call(contract.replacePiece, { pieceId: skipped, successorId: fresh });
  const replacedBy = async (pieceId: string) => {
    const { messageId } = await planner.call(contract.readPiece, { pieceId });
    const message = app.db.selectFrom('delivery_message').select('replacedBy').where('id', '=', messageId);
    return (await message.executeTakeFirst())?.replacedBy;
  };
  expect(await replacedBy(old)).toBeNull();
  await planner.call(contract.planPieceRelease, { pieceId: fresh, wish: audience });
  const { messageId } = await planner.call(contract.readPiece, { pieceId: fresh });
  expect(await replacedBy(old)).toBe(messageId);
  expect(await replacedBy(fresh)).toBeNull();
});
