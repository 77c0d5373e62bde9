import { expect, test } from 'vitest';
import { deliveryContract } from '#modules/delivery/contract.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { campaignsContract as contract } from './contract.ts';
import { approved, docOf, writtenPiece } from './fixtures/campaign.ts';
import { cascade, text, wish } from './fixtures/cascade.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner'], { name: 'Aino Lehtonen' });
const approver = await app.person([], { name: 'Matti Harju' });
const manager = await app.person(['manager'], { name: 'Iker Goñi' });
const second = await app.person(['manager'], { name: 'Sanna Salo' });
const member = await app.person([], { language: 'fi' });

const cast = { planner, approver, managers: [manager, second], member };

test('a code, a screen and the conclusion lead members to what went out and to what it taught', async () => {
  const { campaignId, pieceId, everyone } = await cascade(app, cast);
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
  const { campaignId, pieceId, everyone } = await cascade(app, cast);
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
