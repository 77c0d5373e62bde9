import { addMinutes } from '#kernel/calendar.ts';
import type { AnswerOf } from '#kernel/contract.ts';
import { namesOf } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { pieceContract } from '../contract/piece.ts';
import { isStale } from '../domain/edition.ts';
import { assess } from '../domain/readability.ts';
import { draftsOf, presentAt } from '../store/edition.ts';
import { type EditionRow, editionsOf, findPiece, type PieceRow } from '../store/piece.ts';
import { mayEditPieces, pieceFor, titlesOf } from './piece-sight.ts';
import { named, type Sight, shownAlways, sightOf } from './sight.ts';

type View = AnswerOf<typeof pieceContract.readPiece>;

/** Somebody who has not said for so long that they are at it has left. */
export const PRESENT_MINUTES = 0.5;

/** A piece as its writers see it. */
export async function readPiece(ctx: Context, { pieceId }: { pieceId: string }): Promise<View> {
  const { piece, campaign } = await pieceFor(ctx, pieceId);
  const sight = await sightOf(ctx);
  const editions = await editionsOf(ctx.db, [pieceId]);
  const first = editions.find(({ language }) => language === piece.firstLanguage);
  const can = mayEditPieces(ctx, campaign);
  const { id, campaignId, code, settings, version, firstLanguage, messageId, publishedVersion } = piece;
  return {
    id,
    campaignId,
    code,
    address: addressOf(ctx, piece),
    settings,
    version,
    firstLanguage,
    editions: editions.map((edition) => editionView(edition, first, settings.knownAcronyms)),
    drafts: await draftViews(ctx, piece, editions),
    present: await others(ctx, pieceId),
    replacedBy: await successorView(ctx, piece, sight),
    messageId,
    publishedVersion,
    names: await namesOf(ctx, [
      ...(settings.ownerId ? [settings.ownerId] : []),
      ...settings.changesFor.map(({ audienceId }) => audienceId),
    ]),
    can: { edit: can, release: can },
  };
}

/** Where the code of a poster leads. */
export const addressOf = ({ url }: Pick<Context, 'url'>, { code }: Pick<PieceRow, 'code'>): string =>
  `${url}/p/${code}`;

function editionView(edition: EditionRow, first: EditionRow | undefined, knownAcronyms: readonly string[]) {
  const { language, version, title, summary, doc, changedAt, changedBy, changerName } = edition;
  return {
    language,
    version,
    title,
    summary,
    doc,
    stale: isStale(edition, first),
    changedAt,
    changedBy: named(changedBy, changerName),
    assessment: assess(edition, knownAcronyms),
  };
}

async function draftViews(
  ctx: Context,
  { id }: PieceRow,
  editions: readonly EditionRow[],
): Promise<View['drafts']> {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const newest = new Map(editions.map(({ language, version }) => [language, version]));
  return (await draftsOf(ctx.db, id, personId)).map(({ pieceId: _, personId: __, ...draft }) => ({
    ...draft,
    behind: draft.baseVersion < (newest.get(draft.language) ?? 0),
  }));
}

/** Who is at a piece besides the one who asks. */
export async function others(ctx: Context, pieceId: string): Promise<View['present']> {
  const rows = await presentAt(ctx.db, pieceId, addMinutes(ctx.now, -PRESENT_MINUTES));
  return rows
    .filter(({ personId }) => personId !== ctx.actor.personId)
    .map(({ personId, name, language, seenAt }) => ({ person: { id: personId, name }, language, seenAt }));
}

async function successorView(
  ctx: Context,
  { replacedBy }: PieceRow,
  sight: Sight,
): Promise<View['replacedBy']> {
  const piece = replacedBy ? await findPiece(ctx.db, replacedBy) : undefined;
  if (!piece) return null;
  const title = shownAlways(sight, titlesOf(await editionsOf(ctx.db, [piece.id])));
  return { id: piece.id, title, code: piece.code };
}
