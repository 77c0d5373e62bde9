import type { AnswerOf } from '#kernel/contract.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { namesOf } from '#modules/people/service/name.ts';
import { costTotals } from '#modules/plan/domain/cost.ts';
import type { Context } from '#platform/context.ts';
import type { campaignContract } from '../contract/campaign.ts';
import type { ContentOf, ListedKind, PartContent, PartKind } from '../contract/part.ts';
import { type Brief, missing } from '../domain/missing.ts';
import { contentOf, mentionsIn } from '../domain/part.ts';
import { canApprove, canWrite } from '../domain/permission.ts';
import { actionsOf, type LinkedAction } from '../store/action.ts';
import type { CampaignRecord } from '../store/campaign.ts';
import { goalTitles } from '../store/name.ts';
import { type PartRow, partsOf } from '../store/part.ts';
import { editionsOf, piecesOf } from '../store/piece.ts';
import { countRings } from '../store/ring.ts';
import { approvalOf } from './approval.ts';
import { campaignFor, named, type Sight, shownAlways, sightOf } from './sight.ts';

type Contract = typeof campaignContract;

/** The whole brief with what it lacks. */
export async function readCampaign(
  ctx: Context,
  { campaignId }: { campaignId: string },
): Promise<AnswerOf<Contract['readCampaign']>> {
  const campaign = await campaignFor(ctx, campaignId);
  const sight = await sightOf(ctx);
  const parts = await partsOf(ctx.db, campaignId);
  const actions = await actionsOf(ctx.db, campaignId);
  const approval = await approvalOf(ctx, campaign);
  const brief = await briefOf(ctx, { campaign, parts, actions, sight, standing: approval.standing });
  const open = campaign.state !== 'closed';
  const writes = canWrite(sight.asker) && open;
  return {
    id: campaignId,
    state: campaign.state,
    parts: parts.map(partView),
    actions: actions.map((action) => actionView(action, sight)),
    totals: costTotals([...brief.budget.costs, ...actions.flatMap(({ costs }) => costs)]),
    approval,
    missing: missing(brief, sight.today),
    closure: closureView(campaign),
    names: await namesIn(ctx, parts, sight),
    can: { edit: writes, approve: open && canApprove(sight.asker, campaign), close: writes },
  };
}

/** The content of the one part of a kind that there is. */
export function single<K extends PartKind>(parts: readonly PartRow[], kind: K): ContentOf[K] {
  return contentOf(kind, parts.find((part) => part.kind === kind)?.content ?? {});
}

/** The parts of a listed kind. */
export function listed<K extends ListedKind>(
  parts: readonly PartRow[],
  kind: K,
): { id: string; content: ContentOf[K] }[] {
  return parts
    .filter((part) => part.kind === kind)
    .map(({ id, content }) => ({ id, content: contentOf(kind, content) }));
}

interface Read {
  readonly campaign: CampaignRecord;
  readonly parts: readonly PartRow[];
  readonly actions: readonly LinkedAction[];
  readonly sight: Sight;
  readonly standing: Brief['standing'];
}

async function briefOf(ctx: Context, { campaign, parts, actions, sight, standing }: Read): Promise<Brief> {
  const pieces = await piecesOf(ctx.db, campaign.id);
  const editions = await editionsOf(
    ctx.db,
    pieces.map(({ id }) => id),
  );
  const head = single(parts, 'head');
  return {
    head,
    concept: single(parts, 'concept'),
    messages: single(parts, 'messages'),
    budget: single(parts, 'budget'),
    approval: single(parts, 'approval'),
    objectives: listed(parts, 'objective'),
    members: listed(parts, 'member'),
    cards: listed(parts, 'card'),
    objections: listed(parts, 'objection'),
    actions,
    pieces: pieces.map(({ id, settings }) => ({
      id,
      languages: editions.filter(({ pieceId }) => pieceId === id).map(({ language }) => language),
      saysChange: settings.changes !== null,
    })),
    rings: await countRings(ctx.db, campaign.id),
    standing,
    // The title says in which languages the campaign speaks; the house's own is always one of them.
    languages: [sight.house, ...LANGUAGES.filter((one) => one !== sight.house && head.title[one])],
  };
}

function partView({ id, kind, content, version, position, changedAt, changedBy }: PartRow) {
  // Safe: the content was parsed by the schema of its kind.
  const part = { kind, content: contentOf(kind, content) } as PartContent;
  return { id, version, position, changedAt, changedBy, ...part };
}

function actionView({ title, ownerId, ownerName, ...action }: LinkedAction, sight: Sight) {
  return { ...action, title: shownAlways(sight, title), owner: named(ownerId, ownerName) };
}

export function closureView({ closure }: Pick<CampaignRecord, 'closure'>) {
  if (!closure) return null;
  const { results, conclusion, closedBy, closerName, closedAt } = closure;
  return { results, conclusion, by: named(closedBy, closerName), at: closedAt };
}

async function namesIn(
  ctx: Context,
  parts: readonly PartRow[],
  sight: Sight,
): Promise<Record<string, string>> {
  const mentions = parts.map((part) => mentionsIn(partView(part)));
  const goals = await goalTitles(
    ctx.db,
    mentions.flatMap((one) => one.goals),
    { drafts: true },
  );
  return {
    ...(await namesOf(
      ctx,
      mentions.flatMap(({ people, audiences }) => [...people, ...audiences]),
    )),
    ...Object.fromEntries(goals.map(({ id, title }) => [id, shownAlways(sight, title).text])),
  };
}
