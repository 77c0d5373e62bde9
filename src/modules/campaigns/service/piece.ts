import { randomBytes } from 'node:crypto';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { EMPTY_RICH_TEXT, type RichText } from '#kernel/rich-text.ts';
import { putThreadNode, removeThreadNode, setLinks } from '#modules/brand/service/thread.ts';
import { putSubjectsOf, removeSubject } from '#modules/conversation/service/attached.ts';
import { replaceMessage } from '#modules/delivery/service/publish.ts';
import { presentPeople, usedAudiences } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { type PieceSettings, type pieceContract, pieceSettings } from '../contract/piece.ts';
import { codeFrom, isStale } from '../domain/edition.ts';
import { assess } from '../domain/readability.ts';
import { docOfTemplate, type Template } from '../domain/template.ts';
import { pieceChanged, pieceMade, pieceRemoved, pieceReplaced } from '../events.ts';
import type { CampaignRecord } from '../store/campaign.ts';
import { insertVersion } from '../store/edition.ts';
import {
  editionsOf,
  findPiece,
  findPieceByCode,
  insertPiece,
  piecesOf,
  removePiece,
  setSuccessor,
  successorsOf,
  updateSettings,
  wayOf,
} from '../store/piece.ts';
import { minutesOf, pieceNotFound as notFound, pieceFor, pieceToEdit, titlesOf } from './piece-sight.ts';
import { readPiece } from './piece-view.ts';
import { campaignFor, campaignToEdit, shownAlways, sightOf } from './sight.ts';

type Contract = typeof pieceContract;

export const pieceHandlers: Handlers<Contract> = {
  listPieces,
  createPiece: (ctx, { campaignId, title, language }) =>
    ctx.transaction(async (tx) => {
      const campaign = await campaignToEdit(tx, campaignId);
      const { house } = await sightOf(tx);
      const settings = pieceSettings.parse({ ownerId: tx.actor.personId });
      const first = language ?? house;
      return beginPiece(tx, campaign, {
        settings,
        texts: { [first]: { title, summary: null, doc: EMPTY_RICH_TEXT } },
        first,
      });
    }),
  readPiece,
  changePiece: (ctx, input) => ctx.transaction((tx) => changePiece(tx, input)),
  removePiece: (ctx, { pieceId }) =>
    ctx.transaction(async (tx) => {
      const { piece } = await pieceToEdit(tx, pieceId);
      if (piece.messageId) refuse('conflict', 'campaigns.piece_went_out');
      await removePiece(tx.db, pieceId, tx.now);
      await removeThreadNode(tx, { kind: 'piece', id: pieceId });
      await removeSubject(tx, { kind: 'campaigns.piece', id: pieceId });
      await tx.publish(pieceRemoved, subject(pieceId), { campaignId: piece.campaignId });
      return {};
    }),
  replacePiece: (ctx, input) => ctx.transaction((tx) => replacePiece(tx, input)),
  findCode,
  assessEdition: (_ctx, { knownAcronyms, ...edition }) => assess(edition, knownAcronyms),
};

const subject = (id: string) => ({ kind: 'campaigns.piece', id });

/** Begins the pieces of a template, in all languages. */
export async function beginPieces(
  tx: Context,
  campaignId: string,
  { template, language }: { template: Template; language: Language },
): Promise<void> {
  const settings = pieceSettings.parse({ ownerId: tx.actor.personId });
  for (const piece of template.pieces) {
    const texts = Object.fromEntries(
      LANGUAGES.map((one) => [
        one,
        { title: piece.title[one], summary: piece.summary[one], doc: docOfTemplate(piece, one) },
      ]),
    );
    const campaign = { id: campaignId, state: 'draft' as const, ownerId: tx.actor.personId };
    await beginPiece(tx, campaign, { settings, texts, first: language });
  }
}

interface NewPiece {
  readonly settings: PieceSettings;
  readonly texts: Partial<Record<Language, { title: string; summary: string | null; doc: RichText }>>;
  readonly first: Language;
}

async function beginPiece(
  tx: Context,
  campaign: Pick<CampaignRecord, 'id' | 'state' | 'ownerId'>,
  { settings, texts, first }: NewPiece,
): Promise<{ id: string; code: string }> {
  const id = newId();
  const row = {
    id,
    campaignId: campaign.id,
    settings,
    firstLanguage: first,
    madeAt: tx.now,
    madeBy: tx.actor.personId,
  };
  const code = await withFreeCode((one) => insertPiece(tx.db, { ...row, code: one }));
  for (const language of LANGUAGES) {
    const text = texts[language];
    if (!text) continue;
    const stamp = { changedBy: tx.actor.personId, changedAt: tx.now, restoredFrom: null };
    await insertVersion(
      tx.db,
      { pieceId: id, language, number: 1, ...text, ...stamp },
      language === first ? null : 1,
    );
  }
  await tiePiece(tx, id, campaign);
  await tx.publish(pieceMade, subject(id), { campaignId: campaign.id });
  return { id, code };
}

/** Codes are drawn, so now and then one is taken; three hundred million of them make a third try unheard of. */
async function withFreeCode(insert: (code: string) => Promise<unknown>): Promise<string> {
  for (let tries = 0; tries < 5; tries += 1) {
    const code = codeFrom(randomBytes(32));
    if (await insert(code)) return code;
  }
  throw new Error('No free code was found in five draws.');
}

const THREAD_STATES = { draft: 'draft', running: 'open', closed: 'closed' } as const;

/** Puts a piece on the thread, where it serves its campaign, and before those who ask. Members see it once it went out. */
export async function tiePiece(
  tx: Context,
  pieceId: string,
  campaign: Pick<CampaignRecord, 'id' | 'state' | 'ownerId'>,
): Promise<void> {
  const piece = (await findPiece(tx.db, pieceId)) ?? notFound();
  const editions = await editionsOf(tx.db, [pieceId]);
  const title = Object.fromEntries(editions.map((edition) => [edition.language, edition.title]));
  const state =
    piece.messageId === null
      ? 'draft'
      : THREAD_STATES[campaign.state === 'draft' ? 'running' : campaign.state];
  await putThreadNode(tx, {
    kind: 'piece',
    id: pieceId,
    title,
    state,
    ownerId: piece.settings.ownerId,
    endsOn: piece.settings.trueUntilOn,
  });
  await setLinks(tx, { kind: 'piece', id: pieceId }, [{ kind: 'campaign', id: campaign.id }]);
  const open = state === 'open';
  await putSubjectsOf(tx, [
    {
      kind: 'campaigns.piece',
      id: pieceId,
      title,
      ownerId: piece.settings.ownerId ?? campaign.ownerId,
      open,
    },
  ]);
}

async function changePiece(tx: Context, { pieceId, version, settings }: InputOf<Contract['changePiece']>) {
  const { piece, campaign } = await pieceToEdit(tx, pieceId);
  if (piece.version !== version)
    refuse('conflict', 'edited_meanwhile', { current: { settings: piece.settings, version: piece.version } });
  const people = settings.ownerId && settings.ownerId !== piece.settings.ownerId ? [settings.ownerId] : [];
  const present = await presentPeople(tx, people);
  if (people.some((id) => !present.has(id)))
    refuse('invalid', 'campaigns.person_not_here', { personId: people[0] });
  const known = new Set(piece.settings.changesFor.map(({ audienceId }) => audienceId));
  const fresh = settings.changesFor.map(({ audienceId }) => audienceId).filter((id) => !known.has(id));
  const used = await usedAudiences(tx, fresh);
  const retired = fresh.find((id) => !used.has(id));
  if (retired) refuse('invalid', 'campaigns.audience_not_in_use', { audienceId: retired });
  if (!(await updateSettings(tx.db, { id: pieceId, version }, { settings, at: tx.now })))
    refuse('conflict', 'edited_meanwhile', { current: { settings: piece.settings, version: piece.version } });
  await tiePiece(tx, pieceId, campaign);
  await tx.publish(pieceChanged, subject(pieceId), { campaignId: piece.campaignId });
  return { version: version + 1 };
}

async function replacePiece(tx: Context, { pieceId, successorId }: InputOf<Contract['replacePiece']>) {
  const { piece } = await pieceToEdit(tx, pieceId);
  if (successorId) {
    const { piece: successor } = await pieceFor(tx, successorId);
    const chain = [successor, ...(await successorsOf(tx.db, successorId))];
    if (chain.some(({ id }) => id === pieceId)) refuse('conflict', 'campaigns.replaced_in_a_circle');
    // Of a successor that has not gone out, the nearest after it that has; otherwise its publication catches up.
    const byMessageId = chain.find(({ messageId }) => messageId !== null)?.messageId;
    if (piece.messageId && byMessageId) await replaceMessage(tx, { messageId: piece.messageId, byMessageId });
    await tx.publish(pieceReplaced, subject(pieceId), { successorId });
  }
  await setSuccessor(tx.db, pieceId, successorId);
  return {};
}

async function listPieces(
  ctx: Context,
  { campaignId }: { campaignId: string },
): Promise<AnswerOf<Contract['listPieces']>> {
  await campaignFor(ctx, campaignId);
  const sight = await sightOf(ctx);
  const rows = await piecesOf(ctx.db, campaignId);
  const editions = Map.groupBy(
    await editionsOf(
      ctx.db,
      rows.map(({ id }) => id),
    ),
    ({ pieceId }) => pieceId,
  );
  const ways = new Map((await wayOf(ctx.db, campaignId)).map((way) => [way.pieceId, way]));
  const pieces = rows.map((row) => {
    const own = editions.get(row.id) ?? [];
    const first = own.find(({ language }) => language === row.firstLanguage);
    const way = ways.get(row.id);
    return {
      id: row.id,
      code: row.code,
      title: shownAlways(sight, titlesOf(own)),
      firstLanguage: row.firstLanguage,
      languages: own.map(({ language }) => language),
      stale: own.filter((edition) => isStale(edition, first)).map(({ language }) => language),
      minutes: first ? minutesOf(assess(first).seconds) : 0,
      trueUntilOn: row.settings.trueUntilOn,
      replacedBy: row.replacedBy,
      messageId: row.messageId,
      saysChange: row.settings.changes !== null,
      rings: (way?.rings ?? []).map(({ id, name }) => ({ id, name: shownAlways(sight, name) })),
      releasedAt: way?.releasedAt ?? null,
    };
  });
  return { pieces, minutes: Math.round(pieces.reduce((sum, { minutes }) => sum + minutes, 0) * 10) / 10 };
}

/** Codes lead only to what went out, so that walking through them teaches nothing about drafts. */
async function findCode(ctx: Context, { code }: { code: string }): Promise<AnswerOf<Contract['findCode']>> {
  const found = await findPieceByCode(ctx.db, code.toLowerCase());
  if (!found) return notFound();
  const chain = [found, ...(await successorsOf(ctx.db, found.id))];
  const newest = chain.findLast(({ messageId }) => messageId !== null);
  if (!newest?.messageId) return notFound();
  const { today } = await sightOf(ctx);
  const { trueUntilOn } = newest.settings;
  return {
    pieceId: newest.id,
    messageId: newest.messageId,
    replaced: newest.id !== found.id,
    expired: trueUntilOn !== null && trueUntilOn < today,
  };
}
