import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { campaignContract } from '../contract/campaign.ts';
import { CONTENT, type PartKind, SINGLE_PARTS } from '../contract/part.ts';
import { EMPTY_PARTS } from '../domain/part.ts';
import { canReadDraft, canWrite } from '../domain/permission.ts';
import { partsOfTemplate, TEMPLATES, templateNamed, templateView } from '../domain/template.ts';
import { campaignBegun, campaignDiscarded } from '../events.ts';
import { allCampaigns, insertCampaign, removeCampaign } from '../store/campaign.ts';
import { insertParts } from '../store/part.ts';
import { piecesOf } from '../store/piece.ts';
import { readCampaign } from './brief.ts';
import { stamp } from './part.ts';
import { beginPieces } from './piece.ts';
import { campaignToEdit, named, refuseUnlessWriter, shownAlways, sightOf } from './sight.ts';
import { tieCampaign, untieCampaign } from './tie.ts';

type Contract = typeof campaignContract;
type Noun = 'listCampaigns' | 'listCampaignTemplates' | 'createCampaign' | 'readCampaign' | 'discardCampaign';

export const briefHandlers: Pick<Handlers<Contract>, Noun> = {
  listCampaigns,
  async listCampaignTemplates(ctx, { language }) {
    const sight = await sightOf(ctx);
    const read = language ?? sight.language;
    return { templates: TEMPLATES.map((template) => templateView(template, read)) };
  },
  createCampaign: (ctx, input) => ctx.transaction((tx) => createCampaign(tx, input)),
  readCampaign,
  discardCampaign: (ctx, { campaignId }) => ctx.transaction((tx) => discard(tx, campaignId)),
};

async function listCampaigns(ctx: Context): Promise<AnswerOf<Contract['listCampaigns']>> {
  const sight = await sightOf(ctx);
  const writes = canWrite(sight.asker);
  const found = (await allCampaigns(ctx.db)).filter(
    (one) => one.state !== 'draft' || canReadDraft(sight.asker, one),
  );
  return {
    campaigns: found.map((one) => ({
      id: one.id,
      title: shownAlways(sight, one.title),
      kind: one.kind,
      state: one.state,
      startsOn: one.startsOn,
      endsOn: one.endsOn,
      owner: named(one.ownerId, one.ownerName),
      pieces: one.pieces,
      can: { edit: writes && one.state !== 'closed' },
    })),
    can: { create: writes },
  };
}

async function createCampaign(tx: Context, input: InputOf<Contract['createCampaign']>) {
  refuseUnlessWriter(tx);
  const { startsOn = null, endsOn = null } = input;
  if (startsOn && endsOn && startsOn > endsOn) refuse('invalid', 'campaigns.ends_before_it_starts');
  const { house } = await sightOf(tx);
  const template = input.template && templateNamed(input.template);
  const id = newId();
  const head = CONTENT.head.parse({
    kind: input.kind ?? template?.kind ?? 'project',
    title: input.title ?? template?.title ?? refuse('invalid', 'campaigns.title_needed'),
    summary: template?.summary ?? null,
    ownerId: tx.actor.personId,
    startsOn,
    endsOn,
  });
  await insertCampaign(tx.db, {
    id,
    template: template?.name ?? null,
    madeBy: tx.actor.personId,
    madeAt: tx.now,
  });
  const language = input.language ?? house;
  const made = template ? partsOfTemplate(template, language) : null;
  const singles = SINGLE_PARTS.map((kind) => ({
    kind,
    content: kind === 'head' ? head : { ...EMPTY_PARTS, ...made?.single }[kind],
  }));
  const row = (kind: PartKind, content: Record<string, unknown>, position: number) => ({
    id: kind === 'head' ? id : newId(),
    campaignId: id,
    kind,
    position,
    content,
    ...stamp(tx),
  });
  await insertParts(tx.db, [
    ...singles.map(({ kind, content }) => row(kind, content, 0)),
    ...(made?.listed ?? []).map(({ kind, content }, index) => row(kind, content, index + 1)),
  ]);
  await tieCampaign(tx, id);
  if (template) await beginPieces(tx, id, { template, language: house });
  await tx.publish(campaignBegun, { kind: 'campaigns.campaign', id }, { template: template?.name ?? null });
  return { id };
}

async function discard(tx: Context, campaignId: string) {
  const campaign = await campaignToEdit(tx, campaignId);
  const pieces = await piecesOf(tx.db, campaignId);
  if (campaign.state !== 'draft' || pieces.some(({ messageId }) => messageId !== null))
    refuse('conflict', 'campaigns.only_drafts_are_discarded');
  await untieCampaign(
    tx,
    campaignId,
    pieces.map(({ id }) => id),
  );
  await removeCampaign(tx.db, campaignId, tx.now);
  await tx.publish(campaignDiscarded, { kind: 'campaigns.campaign', id: campaignId }, {});
  return {};
}
