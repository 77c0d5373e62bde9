import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { presentPeople, usedAudiences } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { campaignContract } from '../contract/campaign.ts';
import { LISTED_PARTS, type ListedKind, type PartContent, type PartKind } from '../contract/part.ts';
import { differenceOf, mentionsIn } from '../domain/part.ts';
import { briefChanged } from '../events.ts';
import { type CampaignRecord, nextChange } from '../store/campaign.ts';
import {
  findPart,
  insertChange,
  insertParts,
  orderParts,
  type PartRow,
  partsOf,
  removePart,
  updatePart,
} from '../store/part.ts';
import { campaignToEdit } from './sight.ts';
import { tieCampaign, untieMeasure } from './tie.ts';

type Contract = typeof campaignContract;
type Noun = 'writePart' | 'addPart' | 'removePart' | 'orderParts';

export const partHandlers: Pick<Handlers<Contract>, Noun> = {
  writePart: (ctx, input) => ctx.transaction((tx) => writePart(tx, input)),
  addPart: (ctx, input) => ctx.transaction((tx) => addPart(tx, input)),
  removePart: (ctx, input) => ctx.transaction((tx) => dropPart(tx, input)),
  orderParts: (ctx, { campaignId, kind, ids }) =>
    ctx.transaction(async (tx) => {
      await campaignToEdit(tx, campaignId);
      const standing = (await partsOf(tx.db, campaignId)).filter((part) => part.kind === kind);
      const isSame = standing.length === ids.length && standing.every(({ id }) => ids.includes(id));
      if (!isSame)
        refuse('conflict', 'campaigns.parts_changed_meanwhile', { current: standing.map(({ id }) => id) });
      if (ids.length > 0) await orderParts(tx.db, campaignId, ids);
      await tell(tx, campaignId, { number: 0, partId: campaignId, partKind: kind, change: 'changed' });
      return {};
    }),
};

/** What is written beside each change: who, when. */
export const stamp = (tx: Context) => ({ changedBy: tx.actor.personId, changedAt: tx.now });

async function writePart(tx: Context, { partId, version, part }: InputOf<Contract['writePart']>) {
  const { campaign, standing } = await partToEdit(tx, partId);
  if (standing.kind !== part.kind)
    refuse('invalid', 'campaigns.part_is_another_kind', { kind: standing.kind });
  if (standing.version !== version) refuseStale(standing);
  await requireThere(tx, part, standing);
  const difference = differenceOf(standing.content, part.content);
  if (!difference) return { id: partId, version, change: campaign.changes };
  const isWritten = await updatePart(tx.db, { id: partId, version }, { content: part.content, ...stamp(tx) });
  if (!isWritten) refuseStale((await findPart(tx.db, partId)) ?? standing);
  const change = await logged(tx, standing, { change: 'changed', ...difference });
  if (part.kind === 'objective' && part.content.measure === null) await untieMeasure(tx, partId);
  return { id: partId, version: version + 1, change };
}

async function addPart(tx: Context, { campaignId, part }: InputOf<Contract['addPart']>) {
  await campaignToEdit(tx, campaignId);
  if (!isListed(part.kind)) return refuse('invalid', 'campaigns.part_is_there_once', { kind: part.kind });
  await requireThere(tx, part, null);
  const standing = (await partsOf(tx.db, campaignId)).filter(({ kind }) => kind === part.kind);
  if (standing.length >= MOST_PARTS) refuse('too_large', 'campaigns.too_many_parts', { most: MOST_PARTS });
  refuseTwice(part, standing);
  const position = Math.max(0, ...standing.map((one) => one.position)) + 1;
  const row = { id: newId(), campaignId, kind: part.kind, position, content: part.content };
  await insertParts(tx.db, [{ ...row, ...stamp(tx) }]);
  const change = await logged(tx, row, { change: 'made', before: {}, after: part.content });
  return { id: row.id, version: 1, change };
}

async function dropPart(tx: Context, { partId, version }: InputOf<Contract['removePart']>) {
  const { standing } = await partToEdit(tx, partId);
  if (!isListed(standing.kind)) refuse('invalid', 'campaigns.part_is_there_once', { kind: standing.kind });
  if (!(await removePart(tx.db, { id: partId, version }, stamp(tx)))) refuseStale(standing);
  if (standing.kind === 'objective') await untieMeasure(tx, partId);
  return { change: await logged(tx, standing, { change: 'removed', before: standing.content, after: {} }) };
}

const MOST_PARTS = 200;

/** A person is in a working group once. */
function refuseTwice(part: PartContent, standing: readonly PartRow[]): void {
  if (part.kind !== 'member') return;
  if (standing.some(({ content }) => content['personId'] === part.content.personId))
    refuse('conflict', 'campaigns.member_is_there', { personId: part.content.personId });
}

async function partToEdit(
  tx: Context,
  partId: string,
): Promise<{ campaign: CampaignRecord; standing: PartRow }> {
  const found = (await findPart(tx.db, partId)) ?? partNotFound();
  const campaign = await campaignToEdit(tx, found.campaignId);
  // Read again: somebody may have been at it while this act waited for the campaign.
  return { campaign, standing: (await findPart(tx.db, partId)) ?? partNotFound() };
}

const partNotFound = () => refuse('not_found', 'campaigns.part_not_found');

const refuseStale = ({ id, kind, version, content }: PartRow): never =>
  refuse('conflict', 'edited_meanwhile', { current: { id, kind, version, content } });

const isListed = (kind: PartKind): kind is ListedKind => LISTED_PARTS.some((one) => one === kind);

/** Only what is named anew has to be here: somebody who left since does not keep others from mending the rest. */
async function requireThere(tx: Context, part: PartContent, standing: PartRow | null): Promise<void> {
  const { people, audiences } = mentionsIn(part);
  const before = JSON.stringify(standing?.content ?? {});
  const fresh = (ids: readonly string[]) => ids.filter((id) => !before.includes(id));
  const present = await presentPeople(tx, fresh(people));
  const gone = fresh(people).find((id) => !present.has(id));
  if (gone) refuse('invalid', 'campaigns.person_not_here', { personId: gone });
  const used = await usedAudiences(tx, fresh(audiences));
  const retired = fresh(audiences).find((id) => !used.has(id));
  if (retired) refuse('invalid', 'campaigns.audience_not_in_use', { audienceId: retired });
}

interface Changed {
  readonly change: 'made' | 'changed' | 'removed';
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
}

/** Numbers and logs a change, tells the thread and the conversation, and the screens that are open. */
async function logged(
  tx: Context,
  { id, kind, campaignId }: Pick<PartRow, 'id' | 'kind' | 'campaignId'>,
  changed: Changed,
): Promise<number> {
  const number = await nextChange(tx.db, campaignId);
  const row = { campaignId, number, partId: id, partKind: kind, actorId: tx.actor.personId, at: tx.now };
  await insertChange(tx.db, { ...row, ...changed });
  if (kind === 'head' || kind === 'objective') await tieCampaign(tx, campaignId);
  await tell(tx, campaignId, { number, partId: id, partKind: kind, change: changed.change });
  return number;
}

const tell = (
  tx: Context,
  campaignId: string,
  body: { number: number; partId: string; partKind: PartKind; change: Changed['change'] },
) => tx.publish(briefChanged, { kind: 'campaigns.campaign', id: campaignId }, body);
