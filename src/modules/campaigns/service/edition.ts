import { addMinutes } from '#kernel/calendar.ts';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Language } from '#kernel/language.ts';
import { holdingsOf } from '#kernel/rich-text.ts';
import { toPlainText } from '#kernel/rich-text-plain.ts';
import { diffWords } from '#kernel/text-diff.ts';
import { presentPeople } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import { runSql } from '#platform/database.ts';
import { TELL, topicOf } from '#platform/live.ts';
import type { Handlers } from '#platform/module.ts';
import type { EditionContent, editionContract } from '../contract/edition.ts';
import { editionSaved } from '../events.ts';
import {
  dropDraft,
  dropPresence,
  type EditionKey,
  findVersion,
  forgetAbsent,
  forgetDrafts,
  insertVersion,
  putDraft,
  putPresence,
  setFollows,
  versionsOf,
} from '../store/edition.ts';
import { editionsOf, touchPiece } from '../store/piece.ts';
import { holdsUploads } from '../store/upload.ts';
import { tiePiece } from './piece.ts';
import { pieceFor, pieceToEdit } from './piece-sight.ts';
import { others } from './piece-view.ts';
import { named } from './sight.ts';

type Contract = typeof editionContract;

/** After a month somebody has given up what they were writing. */
const DRAFT_MINUTES = 31 * 24 * 60;

export const editionHandlers: Handlers<Contract> = {
  saveEdition: (ctx, input) => ctx.transaction((tx) => saveEdition(tx, input)),
  saveDraft: (ctx, input) => ctx.transaction((tx) => saveDraft(tx, input)),
  async dropDraft(ctx, { pieceId, language }) {
    await pieceFor(ctx, pieceId);
    if (ctx.actor.personId) await dropDraft(ctx.db, { pieceId, language }, ctx.actor.personId);
    return {};
  },
  async listEditionVersions(ctx, key) {
    await pieceFor(ctx, key.pieceId);
    const rows = await versionsOf(ctx.db, key);
    return {
      versions: rows.map(({ changedBy, changerName, ...row }) => ({
        ...row,
        changedBy: named(changedBy, changerName),
      })),
    };
  },
  readEditionVersion,
  restoreEdition: (ctx, { number, version, ...key }) =>
    ctx.transaction(async (tx) => {
      await pieceToEdit(tx, key.pieceId);
      const { number: _, ...content } = (await findVersion(tx.db, key, number)) ?? versionNotFound();
      return write(tx, key, { content, version, restoredFrom: number });
    }),
  confirmEdition: (ctx, { version, follows, ...key }) =>
    ctx.transaction(async (tx) => {
      const { piece } = await pieceToEdit(tx, key.pieceId);
      const first = (await editionsOf(tx.db, [key.pieceId])).find(
        ({ language }) => language === piece.firstLanguage,
      );
      if (key.language === piece.firstLanguage) refuse('invalid', 'campaigns.first_language_follows_none');
      // What was read is what is agreed to: the first language may have changed meanwhile.
      if (!first || first.version !== follows || !(await setFollows(tx.db, key, { version, follows })))
        refuse('conflict', 'edited_meanwhile', { current: first ?? null });
      return {};
    }),
  async stayPresent(ctx, { pieceId, language }) {
    await pieceFor(ctx, pieceId);
    await putPresence(ctx.db, { pieceId, personId: me(ctx), language, seenAt: ctx.now });
    await whisper(ctx, pieceId);
    return { present: await others(ctx, pieceId) };
  },
  async leavePresence(ctx, { pieceId }) {
    await pieceFor(ctx, pieceId);
    await dropPresence(ctx.db, pieceId, me(ctx));
    await whisper(ctx, pieceId);
    return {};
  },
};

/** Forgets who was at a piece, and drafts that were given up. Run twice it does no harm. */
export async function forgetWriting(ctx: Context): Promise<void> {
  await forgetAbsent(ctx.db, addMinutes(ctx.now, -1));
  await forgetDrafts(ctx.db, addMinutes(ctx.now, -DRAFT_MINUTES));
}

const me = (ctx: Context): string => ctx.actor.personId ?? refuse('unauthenticated', 'sign_in_first');
const versionNotFound = () => refuse('not_found', 'campaigns.version_not_found');

/** Tells open screens of a piece that somebody came or went, without a word in any log. */
const whisper = (ctx: Context, pieceId: string) =>
  runSql(ctx.db, TELL, [topicOf({ kind: 'campaigns.piece', id: pieceId })]);

async function saveEdition(
  tx: Context,
  { pieceId, language, version, ...content }: InputOf<Contract['saveEdition']>,
) {
  const { piece } = await pieceToEdit(tx, pieceId);
  await requireHeld(tx, piece.campaignId, content);
  const written = await write(tx, { pieceId, language }, { content, version, restoredFrom: null });
  await dropDraft(tx.db, { pieceId, language }, me(tx));
  return written;
}

interface Writing {
  readonly content: EditionContent;
  readonly version: number;
  readonly restoredFrom: number | null;
}

async function write(tx: Context, key: EditionKey, { content, version, restoredFrom }: Writing) {
  const { piece, campaign } = await pieceFor(tx, key.pieceId);
  const editions = await editionsOf(tx.db, [key.pieceId]);
  const first = editions.find(({ language }) => language === piece.firstLanguage);
  const follows = key.language === piece.firstLanguage ? null : (first?.version ?? null);
  const stamp = { changedBy: tx.actor.personId, changedAt: tx.now, restoredFrom };
  const row = { ...key, number: version + 1, ...content, ...stamp };
  if (!(await insertVersion(tx.db, row, follows))) {
    const current = editions.find(({ language }) => language === key.language) ?? null;
    return refuse('conflict', 'edited_meanwhile', { current });
  }
  await touchPiece(tx.db, key.pieceId, tx.now);
  await tiePiece(tx, key.pieceId, campaign);
  const body = { language: key.language, number: row.number, restoredFrom };
  await tx.publish(editionSaved, { kind: 'campaigns.piece', id: key.pieceId }, body);
  return { version: row.number };
}

/** Pictures and attachments are of the same campaign, people who are mentioned are here. */
async function requireHeld(tx: Context, campaignId: string, { doc }: EditionContent): Promise<void> {
  const { imageIds, fileIds, personIds } = holdingsOf(doc);
  if (!(await holdsUploads(tx.db, campaignId, { imageIds, fileIds })))
    refuse('invalid', 'campaigns.upload_not_found');
  const present = await presentPeople(tx, personIds);
  const gone = personIds.find((id) => !present.has(id));
  if (gone) refuse('invalid', 'campaigns.person_not_here', { personId: gone });
}

/** A draft is kept whatever happened meanwhile: it is the writer's own, and nothing typed is lost. */
async function saveDraft(tx: Context, { pieceId, language, ...draft }: InputOf<Contract['saveDraft']>) {
  await pieceFor(tx, pieceId);
  await putDraft(tx.db, { pieceId, language, personId: me(tx), savedAt: tx.now, ...draft });
  const newest = (await findVersion(tx.db, { pieceId, language }))?.number ?? 0;
  return { behind: draft.baseVersion < newest, savedAt: tx.now };
}

async function readEditionVersion(
  ctx: Context,
  {
    pieceId,
    language,
    number,
    against,
  }: { pieceId: string; language: Language; number: number; against?: number | undefined },
): Promise<AnswerOf<Contract['readEditionVersion']>> {
  await pieceFor(ctx, pieceId);
  const asked = (await findVersion(ctx.db, { pieceId, language }, number)) ?? versionNotFound();
  const other = (await findVersion(ctx.db, { pieceId, language }, against)) ?? versionNotFound();
  const [before, after] = asked.number <= other.number ? [asked, other] : [other, asked];
  return {
    ...asked,
    against: other.number,
    difference: {
      title: diffWords(before.title, after.title),
      summary: diffWords(before.summary ?? '', after.summary ?? ''),
      text: diffWords(toPlainText(before.doc), toPlainText(after.doc)),
    },
  };
}
