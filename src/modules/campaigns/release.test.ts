import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { brandContract } from '#modules/brand/contract.ts';
import { conversationContract } from '#modules/conversation/contract.ts';
import { deliveryContract } from '#modules/delivery/contract.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { createOrganisation, createUnit } from '#test/factories.ts';
import { campaignsContract as contract } from './contract.ts';
import { approved, begunCampaign, docOf, writtenPiece } from './fixtures/campaign.ts';

const app = await testApp();
await createOrganisation(app.db);
const unit = await createUnit(app.db, { name: 'Coating' });
const planner = await app.person(['planner'], { name: 'Aino Lehtonen' });
const approver = await app.person([], { name: 'Matti Harju' });
const manager = await app.person(['manager'], { name: 'Iker Goñi', unitId: unit.id });
const second = await app.person(['manager'], { name: 'Sanna Salo' });
const member = await app.person([], { language: 'fi' });

async function audienceOf(name: string, people: readonly Visitor[]): Promise<string> {
  const id = newId();
  const rule = JSON.stringify({ kind: 'people', personIds: people.map((one) => one.id) });
  const made = { createdBy: null, createdAt: '2026-11-01T08:00:00.000Z', retiredAt: null };
  await app.db
    .insertInto('people_audience')
    .values({ id, name: `${name} ${id}`, rule, ...made })
    .execute();
  return id;
}

const text = (en: string) => ({ en });
const packet = {
  message: text('We start on Monday.'),
  reasons: [text('Half of us fear a post.')],
  decided: [text('Nobody has to post.')],
  notDecided: [text('Who holds the photo hour.')],
  doNotGuess: [text('Whether phones are paid.')],
  spoken: text('On Monday we start.'),
  scenario: {
    text: text('A visitor stands in your best photo. What do you do?'),
    answers: [text('Post it'), text('Ask her first')],
    right: 1,
    explanation: text('Whoever is in the picture decides.'),
  },
};
const wish = { timing: { kind: 'at' as const, opensAt: '2026-11-23T09:00:00.000Z' } };

async function cascade() {
  app.setClock('2026-11-23T09:00:00.000Z');
  const campaignId = await begunCampaign(planner, approver);
  const managers = await audienceOf('Managers', [manager, second]);
  const everyone = await audienceOf('Everyone in the plant', [manager, second, member]);
  const { id: first } = await planner.call(contract.addRing, {
    campaignId,
    name: text('Managers'),
    audienceId: managers,
    packet,
  });
  const { id: last } = await planner.call(contract.addRing, {
    campaignId,
    name: text('Everyone'),
    audienceId: everyone,
    shareNeeded: 0.9,
    embargoUntil: '2026-11-24T06:00:00.000Z',
  });
  const pieceId = await writtenPiece(planner, campaignId);
  return { campaignId, first, last, pieceId, everyone };
}

test('nothing goes out before the brief is approved, and it says everything that is missing', async () => {
  const { campaignId, pieceId, first } = await cascade();
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
  const { campaignId, first, last, pieceId } = await cascade();
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
  await answer(second, 1);
  await openDue();
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
}

test('a ring is opened early with a reason that stays, and a changed packet is confirmed anew', async () => {
  const { campaignId, first, last } = await cascade();
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
  const { campaignId, first } = await cascade();
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

test('a code, a screen and the conclusion lead members to what went out and to what it taught', async () => {
  const { campaignId, pieceId, everyone } = await cascade();
  await approved(approver, campaignId);
  const { code } = await planner.call(contract.readPiece, { pieceId });
  expect(await app.nobody.refused(contract.findCode, { code })).toMatchObject({ status: 404 });
  const planned = await planner.call(contract.planPieceRelease, {
    pieceId,
    wish: { ...wish, audienceId: everyone },
  });
  const releaseId = planned.releaseId ?? '';
  const { advice } = await planner.call(deliveryContract.previewRelease, { releaseId });
  await planner.call(deliveryContract.confirmRelease, {
    releaseId,
    version: 1,
    advice,
    againstReason: 'It was promised.',
  });
  await app.queue.drain(app.context);
  expect(await app.nobody.call(contract.findCode, { code: code.toUpperCase() })).toMatchObject({
    pieceId,
    replaced: false,
  });

  const screen = await planner.call(contract.openScreen, {
    name: 'Hall 2',
    language: 'en',
    audienceId: everyone,
  });
  const page = await app.nobody.call(contract.readScreen, { token: screen.token });
  expect(page.slides).toMatchObject([
    { pieceId, title: 'Why we start', changes: 'You may film your own hands.' },
  ]);
  expect(await member.refused(contract.openScreen, { name: 'Mine', language: 'en' })).toMatchObject({
    status: 403,
  });

  const successor = await writtenPiece(planner, campaignId, { title: 'Why we go on' });
  await planner.call(contract.planPieceRelease, {
    pieceId: successor,
    wish: { ...wish, audienceId: everyone },
  });
  await planner.call(contract.replacePiece, { pieceId, successorId: successor });
  expect(await app.nobody.call(contract.findCode, { code })).toMatchObject({
    pieceId: successor,
    replaced: true,
  });
  expect(
    await planner.refused(contract.replacePiece, { pieceId: successor, successorId: pieceId }),
  ).toMatchObject({
    code: 'campaigns.replaced_in_a_circle',
  });
  expect((await app.nobody.call(contract.readScreen, { token: screen.token })).slides).toEqual([]);
  await planner.call(contract.closeScreen, { screenId: screen.id });
  expect(await app.nobody.refused(contract.readScreen, { token: screen.token })).toMatchObject({
    status: 404,
  });

  const conclusion = {
    en: 'Foremen who answered fears first were believed.',
    fi: 'Pelkoihin ensin vastanneita työnjohtajia uskottiin.',
  };
  expect(
    await member.refused(contract.closeCampaign, { campaignId, results: conclusion, conclusion }),
  ).toMatchObject({ status: 403 });
  await planner.call(contract.closeCampaign, {
    campaignId,
    results: { en: 'Fear fell by 15 points.' },
    conclusion,
  });
  const open = await member.call(contract.readOpenCampaign, { campaignId });
  expect(open).toMatchObject({
    state: 'closed',
    conclusion: { language: 'fi' },
    results: { text: 'Fear fell by 15 points.' },
  });
  for (const typed of ['foremen and fear of posting', 'työnjohtajien pelot']) {
    const { lessons } = await planner.call(contract.findLessons, { text: typed });
    expect(lessons[0]).toMatchObject({ campaignId });
  }
  expect((await planner.call(contract.findLessons, { text: 'quarterly invoice archive' })).lessons).toEqual(
    [],
  );
  const { id: partId } = (await planner.call(contract.readCampaign, { campaignId })).parts[0] ?? { id: '' };
  expect(
    await planner.refused(contract.writePart, {
      partId,
      version: 1,
      part: { kind: 'messages', content: {} },
    }),
  ).toMatchObject({ code: 'campaigns.campaign_is_closed' });
});

test('a new version says what changed, and a retired audience is refused', async () => {
  const { campaignId, pieceId, everyone } = await cascade();
  await approved(approver, campaignId);
  const plan = { pieceId, wish: { ...wish, audienceId: everyone } };
  await planner.call(contract.planPieceRelease, plan);
  await planner.call(contract.saveEdition, {
    pieceId,
    language: 'en',
    version: 2,
    title: 'Why we start, really',
    summary: null,
    doc: docOf('We start on Tuesday.'),
  });
  expect(await planner.refused(contract.planPieceRelease, plan)).toMatchObject({
    code: 'campaigns.say_what_changed',
  });
  const change = { text: text('Tuesday, not Monday.'), asksAgain: 'nobody' as const };
  await planner.call(contract.planPieceRelease, { ...plan, change });
  await app.db
    .updateTable('people_audience')
    .set({ retiredAt: '2026-11-23T09:00:00.000Z' })
    .where('id', '=', everyone)
    .execute();
  expect(await planner.refused(contract.planPieceRelease, plan)).toMatchObject({
    status: 422,
    code: 'campaigns.audience_not_in_use',
  });
});
