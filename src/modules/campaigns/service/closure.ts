import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { type Editions, LANGUAGES } from '#kernel/language.ts';
import { namesOf } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { campaignContract } from '../contract/campaign.ts';
import { campaignClosed } from '../events.ts';
import { findCampaign } from '../store/campaign.ts';
import { insertClosure, insertLessons, similarLessons } from '../store/lesson.ts';
import { goalTitles } from '../store/name.ts';
import { partsOf } from '../store/part.ts';
import { listed, single } from './brief.ts';
import { campaignToEdit, named, shown, shownAlways, sightOf } from './sight.ts';
import { tieCampaign } from './tie.ts';

type Contract = typeof campaignContract;

export const closureHandlers: Pick<
  Handlers<Contract>,
  'closeCampaign' | 'findLessons' | 'readOpenCampaign'
> = {
  closeCampaign: (ctx, input) => ctx.transaction((tx) => close(tx, input)),
  async findLessons(ctx, { text }) {
    const sight = await sightOf(ctx);
    const found = await similarLessons(ctx.db, text, 5);
    return {
      lessons: found.map(({ title, conclusion, ...lesson }) => ({
        ...lesson,
        title: shownAlways(sight, title),
        conclusion: shownAlways(sight, conclusion),
      })),
    };
  },
  readOpenCampaign,
};

async function close(tx: Context, { campaignId, results, conclusion }: InputOf<Contract['closeCampaign']>) {
  const campaign = await campaignToEdit(tx, campaignId);
  // A draft taught nothing yet; it is discarded.
  if (campaign.state === 'draft') refuse('conflict', 'campaigns.nothing_went_out');
  const row = { campaignId, results, conclusion, closedBy: tx.actor.personId, closedAt: tx.now };
  if (!(await insertClosure(tx.db, row))) refuse('conflict', 'campaigns.campaign_is_closed');
  const parts = await partsOf(tx.db, campaignId);
  const { title, summary } = single(parts, 'head');
  const { axis, meaning } = single(parts, 'concept');
  await insertLessons(tx.db, campaignId, together([title, summary, axis, meaning, conclusion, results]));
  await tieCampaign(tx, campaignId);
  await tx.publish(campaignClosed, { kind: 'campaigns.campaign', id: campaignId }, {});
  return {};
}

/** Texts of one thing put together per language. */
function together(texts: readonly (Editions | null)[]): Editions {
  const found = LANGUAGES.map((language) => {
    const said = texts.flatMap((text) => text?.[language] ?? []);
    return [language, said.join('\n')] as const;
  });
  return Object.fromEntries(found.filter(([, text]) => text !== ''));
}

async function readOpenCampaign(
  ctx: Context,
  { campaignId }: { campaignId: string },
): Promise<AnswerOf<Contract['readOpenCampaign']>> {
  const found = await findCampaign(ctx.db, campaignId);
  if (!found || found.state === 'draft') return refuse('not_found', 'campaigns.campaign_not_found');
  const sight = await sightOf(ctx);
  const parts = await partsOf(ctx.db, campaignId);
  const head = single(parts, 'head');
  const answered = listed(parts, 'objection').filter(({ content }) => content.answer !== null);
  const people = [head.ownerId, ...answered.map(({ content }) => content.answererId)];
  const names = await namesOf(
    ctx,
    people.filter((id) => id !== null),
  );
  const person = (id: string | null) => named(id, id && names[id]);
  const goals = await goalTitles(ctx.db, head.goalIds, { drafts: false });
  return {
    id: campaignId,
    state: found.state,
    kind: head.kind,
    title: shownAlways(sight, head.title),
    summary: shown(sight, head.summary),
    axis: shown(sight, single(parts, 'concept').axis),
    startsOn: head.startsOn,
    endsOn: head.endsOn,
    owner: person(head.ownerId),
    objectives: listed(parts, 'objective').map(({ content }) => shownAlways(sight, content.sentence)),
    messages: single(parts, 'messages').messages.map((text) => shownAlways(sight, text)),
    objections: answered.map(({ content: { words, answer, concedes, answererId } }) => ({
      words: shownAlways(sight, words),
      answer: shownAlways(sight, answer ?? {}),
      concedes,
      answerer: person(answererId),
    })),
    goals: goals.map(({ id, title }) => ({ id, title: shownAlways(sight, title).text })),
    results: shown(sight, found.closure?.results),
    conclusion: shown(sight, found.closure?.conclusion),
    closedAt: found.closure?.closedAt ?? null,
  };
}
