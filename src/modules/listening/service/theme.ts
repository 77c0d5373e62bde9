import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { themeContract } from '../contract/theme.ts';
import { canPlanSurveys } from '../domain/survey.ts';
import { matcherOf, type Phrase, phraseOf } from '../domain/themes.ts';
import {
  deleteTheme,
  findTheme,
  insertThemes,
  type ThemeRow,
  themesOf,
  updateTheme,
} from '../store/theme.ts';
import { publishedComments } from './result-comment.ts';
import { sightOf } from './result-sight.ts';
import { refuseUnlessPlanner } from './survey.ts';

type Contract = typeof themeContract;

export const themeHandlers: Handlers<Contract> = {
  listThemes,
  addTheme: (ctx, input) => ctx.transaction((tx) => addTheme(tx, input)),
  changeTheme: (ctx, input) => ctx.transaction((tx) => changeTheme(tx, input)),
  removeTheme: (ctx, input) => ctx.transaction((tx) => removeTheme(tx, input)),
};

async function listThemes(
  ctx: Context,
  { waveId, group }: InputOf<Contract['listThemes']>,
): Promise<AnswerOf<Contract['listThemes']>> {
  const sight = await sightOf(ctx, waveId);
  const [comments, themes] = await Promise.all([
    publishedComments(ctx, sight, group),
    themesOf(ctx.db, waveId),
  ]);
  const counted = themes.map((theme) => {
    const matches = matcherOf(theme.phrases);
    return { theme, hits: new Set(comments.keys().filter((at) => matches(comments[at] ?? NO_COMMENT))) };
  });
  const themed = counted.reduce((all, { hits }) => all.union(hits), new Set<number>());
  return {
    themes: counted
      .map(({ theme: { id, name, phrases, origin, version }, hits }) => {
        return { id, name, phrases: [...phrases], origin, version, comments: hits.size };
      })
      .sort((left, right) => right.comments - left.comments || (left.id < right.id ? -1 : 1)),
    comments: comments.length,
    unthemed: comments.length - themed.size,
    can: { edit: canPlanSurveys(ctx.actor) },
  };
}

const NO_COMMENT = { language: 'en' as const, text: '' };

const MOST_THEMES = 100;

async function addTheme(tx: Context, { waveId, name, phrases }: InputOf<Contract['addTheme']>) {
  refuseUnlessPlanner(tx);
  const sight = await sightOf(tx, waveId);
  if ((await themesOf(tx.db, sight.wave.id)).length >= MOST_THEMES)
    return refuse('conflict', 'listening.too_many_themes', { most: MOST_THEMES });
  const id = newId(Date.parse(tx.now));
  const theme = { id, waveId, name, phrases: stemmed(phrases), origin: 'hand' as const };
  await insertThemes(tx.db, [{ ...theme, changedBy: tx.actor.personId, changedAt: tx.now }]);
  return { id, version: 1 };
}

async function changeTheme(tx: Context, input: InputOf<Contract['changeTheme']>) {
  const standing = await themeFor(tx, input.themeId);
  const written = await updateTheme(tx.db, {
    id: standing.id,
    version: input.version,
    name: input.name ?? standing.name,
    phrases: input.phrases ? stemmed(input.phrases) : standing.phrases,
    changedBy: tx.actor.personId,
    changedAt: tx.now,
  });
  if (!written) return refuse('conflict', 'edited_meanwhile', { current: standing });
  return { id: standing.id, version: written.version };
}

async function removeTheme(tx: Context, { themeId, version }: InputOf<Contract['removeTheme']>) {
  const standing = await themeFor(tx, themeId);
  if (!(await deleteTheme(tx.db, { id: themeId, version })))
    return refuse('conflict', 'edited_meanwhile', { current: standing });
  return {};
}

async function themeFor(tx: Context, themeId: string): Promise<ThemeRow> {
  refuseUnlessPlanner(tx);
  return (await findTheme(tx.db, themeId)) ?? refuse('not_found', 'listening.theme_not_found');
}

function stemmed(phrases: readonly { language: Language; words: string }[]): readonly Phrase[] {
  return phrases.map(
    ({ language, words }) =>
      phraseOf(words, language) ?? refuse('invalid', 'listening.phrase_without_words', { words }),
  );
}
