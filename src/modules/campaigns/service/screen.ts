import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/rich-text-plain.ts';
import { readingSeconds } from '#kernel/schedule/reading-time.ts';
import { usedAudiences } from '#modules/people/service/name.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { qrPath } from '#platform/qr.ts';
import { hashToken, newToken } from '#platform/secrets.ts';
import type { renderingContract } from '../contract/rendering.ts';
import { languageFor } from '../domain/edition.ts';
import { screenClosed, screenOpened } from '../events.ts';
import { editionsOf, findPiece } from '../store/piece.ts';
import { piecesOnScreens } from '../store/release.ts';
import { closeScreen, findScreen, insertScreen, screensOf } from '../store/screen.ts';
import { changeIn } from './compile.ts';
import { addressOf } from './piece-view.ts';
import { named, refuseUnlessWriter, sightOf } from './sight.ts';

type Contract = typeof renderingContract;
type Noun = 'listScreens' | 'openScreen' | 'closeScreen' | 'readScreen';

/** More are not seen by anybody who walks by. */
const MOST_SLIDES = 12;

export const screenHandlers: Pick<Handlers<Contract>, Noun> = {
  async listScreens(ctx) {
    refuseUnlessWriter(ctx);
    const screens = (await screensOf(ctx.db)).map(
      ({ audienceId, audienceName, madeBy, makerName, ...screen }) => ({
        ...screen,
        audience: audienceId && audienceName ? { id: audienceId, name: audienceName } : null,
        madeBy: named(madeBy, makerName),
      }),
    );
    return { screens };
  },
  openScreen: (ctx, input) => ctx.transaction((tx) => openScreen(tx, input)),
  closeScreen: (ctx, { screenId }) =>
    ctx.transaction(async (tx) => {
      refuseUnlessWriter(tx);
      if (!(await closeScreen(tx.db, screenId, tx.now))) refuse('not_found', 'campaigns.screen_not_found');
      await tx.publish(screenClosed, { kind: 'campaigns.screen', id: screenId }, {});
      return {};
    }),
  readScreen,
};

async function openScreen(tx: Context, { name, language, audienceId }: InputOf<Contract['openScreen']>) {
  refuseUnlessWriter(tx);
  if (audienceId && !(await usedAudiences(tx, [audienceId])).has(audienceId))
    refuse('invalid', 'campaigns.audience_not_in_use', { audienceId });
  const id = newId();
  const token = newToken();
  const made = { madeBy: tx.actor.personId, madeAt: tx.now };
  await insertScreen(tx.db, { id, name, language, audienceId, tokenHash: hashToken(token), ...made });
  await tx.publish(screenOpened, { kind: 'campaigns.screen', id }, {});
  return { id, token, address: `${tx.url}/screen/${token}` };
}

/** What hangs in a hall is seen by visitors too: a screen without an audience shows only what went to everybody's screens. */
async function readScreen(
  ctx: Context,
  { token }: { token: string },
): Promise<AnswerOf<Contract['readScreen']>> {
  const screen =
    (await findScreen(ctx.db, hashToken(token))) ?? refuse('not_found', 'campaigns.screen_not_found');
  const { today } = await sightOf(ctx);
  const found = await piecesOnScreens(ctx.db, { audienceId: screen.audienceId, today, limit: MOST_SLIDES });
  const slides = [];
  for (const { id } of found) slides.push(await slideOf(ctx, id, screen.language));
  const { name: organisation } = await organisationOf(ctx);
  return {
    name: screen.name,
    language: screen.language,
    organisation,
    slides: slides.filter((one) => one !== null),
  };
}

async function slideOf(ctx: Context, pieceId: string, wanted: Language) {
  const piece = await findPiece(ctx.db, pieceId);
  if (!piece) return null;
  const editions = await editionsOf(ctx.db, [pieceId]);
  const language = languageFor(
    editions.map((one) => one.language),
    wanted,
    piece.firstLanguage,
  );
  const edition = editions.find((one) => one.language === language);
  if (!edition) return null;
  const { title, summary } = edition;
  const changes = changeIn(piece.settings.changes, edition.language, piece.firstLanguage);
  const { fromWhom } = piece.settings;
  const count = words([title, summary ?? '', changes ?? ''].join(' '));
  const address = addressOf(ctx, piece);
  return {
    pieceId,
    title,
    summary,
    changes,
    fromWhom: fromWhom?.[edition.language] ?? null,
    address: address.replace(/^https?:\/\//, ''),
    qr: qrPath(address),
    seconds: Math.max(8, 2 * readingSeconds({ words: count })),
  };
}
