import { dayIn, daysBetween } from '#kernel/calendar.ts';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Editions } from '#kernel/language.ts';
import { createCase } from '#modules/conversation/service/opening.ts';
import { audienceSql } from '#modules/people/service/audience.ts';
import { namesOf } from '#modules/people/service/name.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { Packet, ringContract } from '../contract/ring.ts';
import { packetConfirmed, teamTold } from '../events.ts';
import { findCampaign } from '../store/campaign.ts';
import {
  findConfirmation,
  insertTelling,
  type LagRow,
  lagByUnit,
  noteAnswer,
  openPackets,
  teamOf,
  tellingsOf,
} from '../store/packet.ts';
import { partsOf } from '../store/part.ts';
import { findRing, isIn, type RingRow } from '../store/ring.ts';
import { listed, single } from './brief.ts';
import { campaignFor, named, type Sight, shown, shownAlways, sightOf } from './sight.ts';

type Contract = typeof ringContract;
type Noun = 'listMyPackets' | 'readPacket' | 'confirmPacket' | 'tellTeam' | 'readLag';

export const packetHandlers: Pick<Handlers<Contract>, Noun> = {
  listMyPackets,
  readPacket,
  confirmPacket: (ctx, input) => ctx.transaction((tx) => confirm(tx, input)),
  tellTeam: (ctx, input) => ctx.transaction((tx) => tell(tx, input)),
  readLag,
};

const ringNotFound = () => refuse('not_found', 'campaigns.ring_not_found');
const me = (ctx: Context): string => ctx.actor.personId ?? refuse('unauthenticated', 'sign_in_first');

/** The packet of an open ring for somebody in the ring; to all others it is not there. */
async function packetFor(
  ctx: Context,
  ringId: string,
): Promise<{ ring: RingRow & { openedAt: string }; packet: Packet }> {
  const ring = (await findRing(ctx.db, ringId)) ?? ringNotFound();
  const { packet, openedAt } = ring;
  if (packet === null || openedAt === null) return ringNotFound();
  const belongs = await isIn(ctx.db, await audienceSql(ctx, ring.audienceId), me(ctx));
  return belongs ? { ring: { ...ring, openedAt }, packet } : ringNotFound();
}

async function listMyPackets(ctx: Context): Promise<AnswerOf<Contract['listMyPackets']>> {
  const sight = await sightOf(ctx);
  const mine = [];
  for (const { campaignId: _, title, ...packet } of await openPackets(ctx.db, me(ctx))) {
    // A handful of open rings at a time; each asks one indexed question.
    const ring = await findRing(ctx.db, packet.ringId);
    if (ring && (await isIn(ctx.db, await audienceSql(ctx, ring.audienceId), me(ctx))))
      mine.push({ ...packet, title: shownAlways(sight, title) });
  }
  return { packets: mine };
}

async function readPacket(
  ctx: Context,
  { ringId }: { ringId: string },
): Promise<AnswerOf<Contract['readPacket']>> {
  const { ring, packet } = await packetFor(ctx, ringId);
  const sight = await sightOf(ctx);
  const all = (texts: readonly Editions[]) => texts.map((text) => shownAlways(sight, text));
  const parts = await partsOf(ctx.db, ring.campaignId);
  const confirmation = await findConfirmation(ctx.db, ringId, me(ctx));
  const { title } = single(parts, 'head');
  return {
    ringId,
    campaign: { id: ring.campaignId, title: shownAlways(sight, title) },
    packetVersion: ring.packetVersion,
    message: shownAlways(sight, packet.message),
    reasons: all(packet.reasons),
    decided: all(packet.decided),
    notDecided: all(packet.notDecided),
    questions: await likelyQuestions(ctx, { packet, objections: listed(parts, 'objection'), sight }),
    teamPart: shown(sight, packet.teamPart),
    doNotGuess: all(packet.doNotGuess),
    spoken: shownAlways(sight, packet.spoken),
    scenario: {
      text: shownAlways(sight, packet.scenario.text).text,
      answers: packet.scenario.answers.map((answer) => shownAlways(sight, answer).text),
    },
    confirmedAt: confirmation?.packetVersion === ring.packetVersion ? confirmation.confirmedAt : null,
    changedSince: confirmation?.confirmedAt != null && confirmation.packetVersion !== ring.packetVersion,
    team: await teamOf(ctx.db, me(ctx)),
    told: await tellingsOf(ctx.db, ringId, me(ctx)),
  };
}

interface Asked {
  readonly packet: Packet;
  readonly objections: ReturnType<typeof listed<'objection'>>;
  readonly sight: Sight;
}

/** Objections of the brief with their honest answers: what a manager is going to be asked. */
async function likelyQuestions(ctx: Context, { packet, objections, sight }: Asked) {
  const chosen = objections.filter(
    ({ id, content }) =>
      content.answer !== null && (packet.objectionIds?.includes(id) ?? content.status !== 'gone'),
  );
  const names = await namesOf(
    ctx,
    chosen.flatMap(({ content }) => content.answererId ?? []),
  );
  return chosen.map(({ content: { words, answer, concedes, answererId } }) => ({
    words: shownAlways(sight, words),
    answer: shownAlways(sight, answer ?? {}),
    concedes,
    answerer: named(answererId, answererId && names[answererId]),
  }));
}

async function confirm(tx: Context, { ringId, packetVersion, answer }: InputOf<Contract['confirmPacket']>) {
  const { ring, packet } = await packetFor(tx, ringId);
  if (ring.packetVersion !== packetVersion)
    refuse('conflict', 'campaigns.packet_changed', { current: ring.packetVersion });
  const right = answer === packet.scenario.right;
  const at = tx.now;
  await noteAnswer(tx.db, { ringId, personId: me(tx), right: right ? { packetVersion, at } : null });
  if (right)
    await tx.publish(
      packetConfirmed,
      { kind: 'campaigns.ring', id: ringId },
      { campaignId: ring.campaignId },
    );
  const explanation = shown(await sightOf(tx), packet.scenario.explanation)?.text ?? null;
  return { right, explanation: right ? null : explanation, confirmedAt: right ? at : null };
}

async function tell(tx: Context, { ringId, toldOn, form, questions }: InputOf<Contract['tellTeam']>) {
  const { ring } = await packetFor(tx, ringId);
  const { zone } = await organisationOf(tx);
  if (toldOn > dayIn(zone, tx.now)) refuse('invalid', 'campaigns.told_in_the_future');
  if (toldOn < dayIn(zone, ring.openedAt)) refuse('invalid', 'campaigns.told_before_opening');
  const confirmation = await findConfirmation(tx.db, ringId, me(tx));
  if (!confirmation?.confirmedAt) refuse('conflict', 'campaigns.confirm_first');
  const campaign = await findCampaign(tx.db, ring.campaignId);
  const about = { kind: 'campaigns.campaign', id: ring.campaignId };
  const caseIds: string[] = [];
  for (const { kind, text } of questions) {
    const heard = {
      kind,
      text,
      language: tx.actor.language,
      subject: about,
      visibility: 'everyone' as const,
    };
    caseIds.push(await createCase(tx, heard, { ownerId: campaign?.ownerId }));
  }
  const row = { id: newId(), ringId, personId: me(tx), toldOn, form, questions: questions.length };
  await insertTelling(tx.db, { ...row, recordedAt: tx.now });
  const body = { campaignId: ring.campaignId, questions: questions.length };
  await tx.publish(teamTold, { kind: 'campaigns.ring', id: ringId }, body);
  return { caseIds };
}

async function readLag(ctx: Context, { ringId }: { ringId: string }): Promise<AnswerOf<Contract['readLag']>> {
  const ring = (await findRing(ctx.db, ringId)) ?? ringNotFound();
  await campaignFor(ctx, ring.campaignId);
  if (ring.openedAt === null) return { units: [] };
  const { zone } = await organisationOf(ctx);
  const days = { openedOn: dayIn(zone, ring.openedAt), today: dayIn(zone, ctx.now), zone };
  const { packetVersion } = ring;
  const rows = await lagByUnit(ctx.db, { ringId, packetVersion }, await audienceSql(ctx, ring.audienceId));
  return { units: rows.map((row) => lagOf(row, days)) };
}

function lagOf(row: LagRow, { openedOn, today, zone }: { openedOn: string; today: string; zone: string }) {
  const { unitId, unitName, people, confirmed, told, lastConfirmedAt, lastToldOn } = row;
  const confirmedOn = confirmed === people && lastConfirmedAt ? dayIn(zone, lastConfirmedAt) : today;
  const toldOn = told === people && lastToldOn ? lastToldOn : today;
  return {
    unit: unitId === null ? null : { id: unitId, name: unitName ?? '' },
    people,
    confirmed,
    told,
    daysToConfirm: daysBetween(openedOn, confirmedOn),
    daysToTell: daysBetween(openedOn, toldOn),
    complete: confirmed === people && told === people,
  };
}
