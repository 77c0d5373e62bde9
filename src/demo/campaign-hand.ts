import { addDays, type Day, weekday } from '#kernel/calendar.ts';
import type { InputOf } from '#kernel/contract.ts';
import { newId } from '#kernel/ids.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { Block, RichText } from '#kernel/rich-text.ts';
import { instantIn } from '#kernel/time-zone.ts';
import { CONTENT, type ContentOf, type PartContent, partContent } from '#modules/campaigns/contract/part.ts';
import { type PieceSettings, pieceSettings } from '#modules/campaigns/contract/piece.ts';
import { type ReleaseWish, releaseWish } from '#modules/campaigns/contract/release.ts';
import type { campaignsContract } from '#modules/campaigns/contract.ts';
import { noteOpened } from '#modules/campaigns/service/release.ts';
import { campaignsHandlers } from '#modules/campaigns/service.ts';
import { advanceRelease } from '#modules/delivery/service/lifecycle.ts';
import { deliveryHandlers } from '#modules/delivery/service.ts';
import type { Rule } from '#modules/people/contract/audience-rule.ts';
import { audienceHandlers } from '#modules/people/service/audience.ts';
import type { PieceWords, Said } from './campaign-words.ts';
import { EXAMPLE_ZONE } from './organisation.ts';
import { NO_EXCHANGE, type Story } from './story.ts';

export const PLANNER = 'Lucía Ferrer';

/** Audiences of the house that campaigns speak to. */
export interface ExampleAudiences {
  readonly everyone: string;
  readonly production: string;
  readonly steering: string;
  readonly managers: string;
}

/** Saves the audiences that campaigns speak to, in the planner's name. */
export async function saveAudiences(story: Story, on: Day): Promise<ExampleAudiences> {
  const save = async (name: string, rule: Rule) =>
    (await audienceHandlers.createAudience(story.by(PLANNER, on), { name, rule }, NO_EXCHANGE)).id;
  const families = ['Technicians'];
  return {
    everyone: await save('Everyone', { kind: 'everyone' }),
    production: await save('People on the floor', { kind: 'roleFamily', names: families }),
    steering: await save('Steering group', { kind: 'roleFamily', names: ['Steering group'] }),
    managers: await save('Managers', { kind: 'roleFamily', names: ['Middle managers'] }),
  };
}

/** The brief as its planner sees it. */
export const readBrief = (story: Story, campaignId: string, on: Day) =>
  campaignsHandlers.readCampaign(story.by(PLANNER, on), { campaignId }, NO_EXCHANGE);

type Brief = Awaited<ReturnType<typeof readBrief>>;
type Kind = keyof ContentOf;

/** The parts of one kind, in their order. */
export const partsIn = <K extends Kind>({ parts }: Pick<Brief, 'parts'>, kind: K) =>
  parts
    .filter((part) => part.kind === kind)
    .map(({ id, version, content }) => ({
      id,
      version,
      // Parsed by the schema of this very kind, which the compiler cannot follow through an index.
      content: CONTENT[kind].parse(content) as ContentOf[K],
    }));

/** Writes parts of a brief anew: each is given as it stands and comes back as it should be. */
export async function rewrite<K extends Kind>(
  story: Story,
  { brief, kind, on }: { brief: Brief; kind: K; on: Day },
  change: (content: ContentOf[K], place: number) => Partial<ContentOf[K]>,
): Promise<void> {
  for (const [place, { id: partId, version, content }] of partsIn(brief, kind).entries()) {
    const part = partContent.parse({ kind, content: { ...content, ...change(content, place) } });
    await campaignsHandlers.writePart(story.by(PLANNER, on), { partId, version, part }, NO_EXCHANGE);
  }
}

/** Adds a part to a brief. */
export const addPart = (story: Story, campaignId: string, { part, on }: { part: PartContent; on: Day }) =>
  campaignsHandlers.addPart(story.by(PLANNER, on), { campaignId, part }, NO_EXCHANGE);

/** Somebody who is named approves the brief as it stands. */
export async function approve(
  story: Story,
  campaignId: string,
  { by, on, words = null }: { by: string; on: Day; words?: string | null },
): Promise<void> {
  const ctx = story.by(by, on, '14:20');
  const { approval } = await campaignsHandlers.readCampaign(ctx, { campaignId }, NO_EXCHANGE);
  const given = { decision: 'approved' as const, atChange: approval.atChange, words };
  await campaignsHandlers.approveCampaign(ctx, { campaignId, ...given }, NO_EXCHANGE);
}

interface Written {
  readonly words: PieceWords;
  readonly on: Day;
  readonly settings?: Partial<PieceSettings>;
  /** Stands above the text. */
  readonly above?: (language: Language) => readonly Block[];
  readonly below?: (language: Language) => readonly Block[];
}

/** Writes a piece in all languages: one that a template began, or a new one. */
export async function writePiece(
  story: Story,
  { campaignId, pieceId }: { campaignId: string; pieceId?: string | undefined },
  given: Written,
): Promise<string> {
  const { words, on, settings = {} } = given;
  const ctx = story.by(PLANNER, on);
  const id =
    pieceId ??
    (
      await campaignsHandlers.createPiece(
        ctx,
        { campaignId, title: words.title.en, language: 'en' },
        NO_EXCHANGE,
      )
    ).id;
  const standing = await campaignsHandlers.readPiece(ctx, { pieceId: id }, NO_EXCHANGE);
  for (const language of LANGUAGES) {
    const version = standing.editions.find((edition) => edition.language === language)?.version ?? 0;
    const edition = { title: words.title[language], summary: words.summary[language] };
    const doc = docOf(given, language);
    const input = { pieceId: id, language, version, ...edition, doc };
    await campaignsHandlers.saveEdition(ctx, input, NO_EXCHANGE);
  }
  const { version } = await campaignsHandlers.readPiece(ctx, { pieceId: id }, NO_EXCHANGE);
  const decided = pieceSettings.parse({
    ownerId: story.id(PLANNER),
    fromWhom: words.fromWhom,
    changes: words.changes ? { kind: 'text', text: words.changes } : { kind: 'nothing' },
    ...settings,
  });
  await campaignsHandlers.changePiece(ctx, { pieceId: id, version, settings: decided }, NO_EXCHANGE);
  return id;
}

function docOf({ words, above, below }: Written, language: Language): RichText {
  const text = (said: Said) => [{ type: 'text' as const, text: said[language] }];
  const paragraph = (said: Said): Block => ({ type: 'paragraph', content: text(said) });
  const passages = words.passages.map((passage): Block => {
    if ('heading' in passage) return { type: 'heading', attrs: { level: 2 }, content: text(passage.heading) };
    if (!('points' in passage)) return paragraph(passage);
    const items = passage.points.map((point) => ({ type: 'listItem' as const, content: [paragraph(point)] }));
    return { type: 'bulletList', content: items };
  });
  return { type: 'doc', content: [...(above?.(language) ?? []), ...passages, ...(below?.(language) ?? [])] };
}

type Wish = Omit<ReleaseWish, 'timing' | 'channels' | 'priority' | 'audienceId' | 'againstReason'>;
interface Going extends Wish {
  readonly on: Day;
  readonly time: string;
  readonly audienceId?: string;
  readonly ringId?: string;
  readonly reason: string;
  readonly channels?: ReleaseWish['channels'];
}

/** Plans how a piece goes to a ring or an audience; what was planned, with the release when it is with delivery. */
export async function planRelease(
  story: Story,
  pieceId: string,
  { plannedOn, ...going }: Going & { plannedOn: Day },
): Promise<Awaited<ReturnType<typeof campaignsHandlers.planPieceRelease>>> {
  const { on, time, audienceId = null, ringId = null, reason, channels = ['feed'] } = going;
  const wish = releaseWish.parse({
    audienceId,
    timing: { kind: 'at', opensAt: instantIn(EXAMPLE_ZONE, on, time) },
    channels,
    againstReason: reason,
  });
  const input: InputOf<typeof campaignsContract.planPieceRelease> = { pieceId, ringId, wish, change: null };
  return campaignsHandlers.planPieceRelease(story.by(PLANNER, plannedOn, '08:40'), input, NO_EXCHANGE);
}

/** Sends a piece to an audience: planned, confirmed with the advice on screen, and opened when its time has come. */
export async function sendOut(story: Story, pieceId: string, going: Going): Promise<string> {
  const dayBefore = addDays(going.on, weekday(going.on) === 1 ? -3 : -1);
  const plannedOn = dayBefore < story.today ? dayBefore : story.today;
  const planner = story.by(PLANNER, plannedOn, '08:45');
  const { releaseId } = await planRelease(story, pieceId, { ...going, plannedOn });
  if (!releaseId) throw new Error('A release without a ring is with delivery at once');
  const { advice } = await deliveryHandlers.previewRelease(planner, { releaseId }, NO_EXCHANGE);
  const { version } = await deliveryHandlers.readRelease(planner, { releaseId }, NO_EXCHANGE);
  const against = advice === 'go' ? {} : { againstReason: going.reason };
  await deliveryHandlers.confirmRelease(planner, { releaseId, version, advice, ...against }, NO_EXCHANGE);
  await openAt(story, releaseId, going);
  return releaseId;
}

/** Does what the queue does when the time of a release has come; a release of the future stays confirmed. */
export async function openAt(
  story: Story,
  releaseId: string,
  { on, time }: { on: Day; time: string },
): Promise<void> {
  const ctx = story.byNobody(on, time);
  const system = ctx.as({ ...ctx.actor, kind: 'system' });
  await advanceRelease(system, { releaseId });
  const { state } = await deliveryHandlers.readRelease(story.by(PLANNER, on), { releaseId }, NO_EXCHANGE);
  if (state === 'open') await noteOpened(system, releaseId);
}

export interface Reading {
  readonly messageId: string;
  readonly on: Day;
  readonly readers: readonly string[];
  /** Visible seconds of each reader. */
  readonly seconds: number;
  /** So many of them found it useful, and so many not. */
  readonly useful?: number;
  readonly useless?: number;
  /** The place of the answer; those who give it have acknowledged. */
  readonly answer?: { readonly right: number; readonly people: number };
}

/** Some of those who got a message see it, read it, say whether it was useful, and acknowledge it. */
export async function readMessageBy(story: Story, given: Reading): Promise<void> {
  const { messageId, on, readers, seconds, useful = 0, useless = 0, answer } = given;
  for (const [place, personId] of readers.entries()) {
    const ctx = story.byMember(personId, on);
    const act = { messageId, version: 1, channel: 'feed' as const, at: ctx.now };
    const said =
      place < useful ? ('useful' as const) : place < useful + useless ? ('not_useful' as const) : null;
    const receipts = [
      { ...act, id: newId(), kind: 'seen' as const, seconds: 1 },
      { ...act, id: newId(), kind: 'read' as const, seconds },
      ...(said ? [{ ...act, id: newId(), kind: said, seconds: 0 }] : []),
    ];
    await deliveryHandlers.sendReceipts(ctx, { receipts }, NO_EXCHANGE);
    if (answer && place < answer.people) {
      const input = { messageId, version: 1, language: 'en' as const, answer: answer.right };
      await deliveryHandlers.acknowledge(ctx, input, NO_EXCHANGE);
    }
  }
}

/** The message that a piece became. */
export async function messageOf(story: Story, pieceId: string): Promise<string> {
  const ctx = story.by(PLANNER, story.today);
  const { messageId } = await campaignsHandlers.readPiece(ctx, { pieceId }, NO_EXCHANGE);
  if (!messageId) throw new Error('The piece has not been published');
  return messageId;
}
