import { addDays } from '#kernel/calendar.ts';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { countAudience } from '#modules/people/service/audience.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { Item } from '../contract/item.ts';
import type { SurveyContent, surveyContract } from '../contract/survey.ts';
import { withHonestKey } from '../domain/item-bank.ts';
import { questionnaireOf, rescaledItems, rewordedItems, secondsToAnswer } from '../domain/questionnaire.ts';
import { canPlanSurveys, missingIn } from '../domain/survey.ts';
import { startItems, startRhythm } from '../domain/survey-start.ts';
import { surveyArchived, surveyBegun, surveyRestored, surveyWritten } from '../events.ts';
import {
  findSurvey,
  insertSurvey,
  lastAsked,
  type SurveyRow,
  setArchived,
  surveyPage,
  updateSurvey,
  versionsOf,
} from '../store/survey.ts';
import { itemLimit } from './sampling.ts';

type Contract = typeof surveyContract;
type Noun =
  | 'listSurveys'
  | 'createSurvey'
  | 'readSurvey'
  | 'writeSurvey'
  | 'copySurvey'
  | 'archiveSurvey'
  | 'restoreSurvey'
  | 'listSurveyVersions'
  | 'readPreview';

export const surveyHandlers: Pick<Handlers<Contract>, Noun> = {
  listSurveys,
  createSurvey: (ctx, input) => ctx.transaction((tx) => createSurvey(tx, input)),
  readSurvey: async (ctx, { surveyId }) => viewOf(ctx, await surveyFor(ctx, surveyId)),
  writeSurvey: (ctx, input) => ctx.transaction((tx) => writeSurvey(tx, input)),
  copySurvey: (ctx, input) => ctx.transaction((tx) => copySurvey(tx, input)),
  archiveSurvey: (ctx, { surveyId }) => ctx.transaction((tx) => archive(tx, surveyId)),
  restoreSurvey: (ctx, { surveyId }) => ctx.transaction((tx) => restore(tx, surveyId)),
  async listSurveyVersions(ctx, { surveyId }) {
    await surveyFor(ctx, surveyId);
    const versions = await versionsOf(ctx.db, surveyId);
    return { versions: versions.map((one) => ({ ...one, changedBy: named(one) })) };
  },
  async readPreview(ctx, { surveyId }) {
    const { content, version } = await surveyFor(ctx, surveyId);
    if (content.items.length === 0) return refuse('conflict', 'listening.survey_asks_nothing');
    return {
      questionnaire: questionnaireOf(surveyId, { content, version }),
      seconds: secondsToAnswer(content.items),
    };
  },
};

export async function surveyFor(ctx: Context, surveyId: string): Promise<SurveyRow> {
  return (await findSurvey(ctx.db, surveyId)) ?? refuse('not_found', 'listening.survey_not_found');
}

/** Refuses those whose role is for one unit only. */
export function refuseUnlessPlanner(ctx: Context): void {
  if (!writes(ctx)) refuse('forbidden', 'listening.only_surveyors');
}

/** Whether they may plan surveys and bring results; the system may. */
export const writes = ({ actor }: Context) => actor.kind === 'system' || canPlanSurveys(actor);

async function listSurveys(
  ctx: Context,
  { archived, after, limit }: InputOf<Contract['listSurveys']>,
): Promise<AnswerOf<Contract['listSurveys']>> {
  const found = await surveyPage(ctx.db, { archived: archived === 'yes', after, limit: limit + 1 });
  const limits = await itemLimit(ctx);
  const rows = found.slice(0, limit);
  return {
    rows: rows.map(({ id, content, archivedAt, changedAt }) => ({
      ...{ id, archivedAt, changedAt },
      kind: content.kind,
      title: content.title,
      items: content.items.length,
      seconds: secondsToAnswer(content.items),
      ready: missingIn(content, limits).length === 0,
    })),
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

async function createSurvey(tx: Context, input: InputOf<Contract['createSurvey']>) {
  refuseUnlessPlanner(tx);
  const { kind, title, start, audienceId, subject } = input;
  return begin(tx, {
    ...{ kind, title, audienceId, subject },
    intro: null,
    languages: LANGUAGES.filter((language) => title[language]),
    items: start === 'items' ? startItems(kind, newId) : [],
    rhythm: kind === 'pulse' ? startRhythm(addDays(tx.today, 7)) : null,
  });
}

async function writeSurvey(
  tx: Context,
  { surveyId, version, content: written }: InputOf<Contract['writeSurvey']>,
) {
  refuseUnlessPlanner(tx);
  const standing = await surveyFor(tx, surveyId);
  if (standing.archivedAt) refuse('conflict', 'listening.survey_is_archived');
  if (standing.version !== version) return refuseStale(standing);
  const content = { ...written, items: written.items.map(withHonestKey) };
  await requireSound(tx, content, standing.content);
  const asked = await lastAsked(tx.db, surveyId);
  const rescaled = asked ? rescaledItems(asked.items, content.items) : [];
  if (rescaled.length > 0) refuse('conflict', 'listening.item_was_asked_on_another_scale', { rescaled });
  const stamp = { changedBy: tx.actor.personId, changedAt: tx.now };
  if (!(await updateSurvey(tx.db, { id: surveyId, version }, { content, ...stamp })))
    return refuseStale(await surveyFor(tx, surveyId));
  await tx.publish(surveyWritten, subjectOf(surveyId), { version: version + 1 });
  return viewOf(tx, await surveyFor(tx, surveyId));
}

/** Items of the bank keep their key and with it their line; conditions follow their items to the new ids. */
async function copySurvey(tx: Context, { surveyId, title }: InputOf<Contract['copySurvey']>) {
  refuseUnlessPlanner(tx);
  const { content } = await surveyFor(tx, surveyId);
  const ids = new Map(content.items.map(({ id }) => [id, newId()]));
  const renamed = (id: string) => ids.get(id) ?? id;
  const items = content.items.map(
    (item): Item => ({
      ...item,
      id: renamed(item.id),
      when: item.when && {
        ...item.when,
        tests: item.when.tests.map((test) => ({ ...test, itemId: renamed(test.itemId) })),
      },
    }),
  );
  return begin(tx, { ...content, title, items });
}

async function archive(tx: Context, surveyId: string) {
  refuseUnlessPlanner(tx);
  const { archivedAt } = await surveyFor(tx, surveyId);
  if (archivedAt) return {};
  await setArchived(tx.db, surveyId, tx.now);
  await tx.publish(surveyArchived, subjectOf(surveyId), {});
  return {};
}

async function restore(tx: Context, surveyId: string) {
  refuseUnlessPlanner(tx);
  const { archivedAt } = await surveyFor(tx, surveyId);
  if (!archivedAt) return {};
  await setArchived(tx.db, surveyId, null);
  await tx.publish(surveyRestored, subjectOf(surveyId), {});
  return {};
}

async function begin(tx: Context, content: SurveyContent) {
  await requireSound(tx, content, null);
  const id = newId();
  await insertSurvey(tx.db, { id, content, madeBy: tx.actor.personId, madeAt: tx.now });
  await tx.publish(surveyBegun, subjectOf(id), { kind: content.kind });
  return viewOf(tx, await surveyFor(tx, id));
}

/** What no later step could mend: an item that is there twice, and an audience that nobody may use. */
async function requireSound(
  tx: Context,
  content: SurveyContent,
  before: SurveyContent | null,
): Promise<void> {
  const ids = content.items.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice) refuse('invalid', 'listening.item_is_there_twice', { itemId: twice });
  // Counting refuses an audience that is retired or was never there; one chosen earlier may have retired since.
  if (content.audienceId && content.audienceId !== before?.audienceId)
    await countAudience(tx, content.audienceId);
}

async function viewOf(ctx: Context, row: SurveyRow): Promise<AnswerOf<Contract['readSurvey']>> {
  const { id, version, content, archivedAt, changedAt } = row;
  const asked = await lastAsked(ctx.db, id);
  const may = writes(ctx);
  return {
    ...{ id, version, content, archivedAt, changedAt },
    changedBy: named(row),
    seconds: secondsToAnswer(content.items),
    missing: missingIn(content, await itemLimit(ctx)),
    reworded: asked ? rewordedItems(asked.items, content.items) : [],
    can: {
      write: may && !archivedAt,
      archive: may && !archivedAt,
      restore: may && archivedAt !== null,
      test: may,
    },
  };
}

const refuseStale = ({ id, version, content }: SurveyRow) =>
  refuse('conflict', 'edited_meanwhile', { current: { id, version, content } });

const named = ({ changedBy, changerName }: { changedBy: string | null; changerName: string | null }) =>
  changedBy === null ? null : { id: changedBy, name: changerName };

const subjectOf = (id: string) => ({ kind: 'listening.survey', id });
