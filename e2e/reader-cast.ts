import { setTimeout as wait } from 'node:timers/promises';
import type { APIRequestContext } from 'playwright-core';
import { addDays } from '#kernel/calendar.ts';
import { post } from './access-cast.ts';

/** A document of paragraphs, the second under a heading. */
export const docOf = (first: string, ...rest: readonly string[]) => ({
  type: 'doc',
  content: [paragraph(first), ...rest.flatMap((text) => [paragraph(text)])],
});

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

type Editions = Partial<Record<'en' | 'fi' | 'es', string>>;

/** Whoever writes, and whoever approves; each has signed in. */
export interface Writers {
  readonly planner: APIRequestContext;
  readonly approver: APIRequestContext;
}

export interface Words {
  readonly title: Editions;
  readonly summary: Editions;
  readonly doc: Partial<Record<'en' | 'fi' | 'es', object>>;
}

/** A change campaign, whose one approver is whoever approves here. */
export async function beginCampaign({ planner, approver }: Writers, title: Editions): Promise<string> {
  const today = new Date().toISOString().slice(0, 10);
  const { id } = await post(planner, '/api/campaigns/campaigns', {
    title,
    kind: 'change',
    startsOn: today,
    endsOn: addDays(today, 90),
  });
  const { id: approverId } = await get(approver, '/api/access/me');
  const { parts } = await get(planner, `/api/campaigns/campaigns/${id}`);
  const approval = parts.find(({ kind }: { kind: string }) => kind === 'approval');
  await put(planner, `/api/campaigns/parts/${approval.id}`, {
    version: approval.version,
    part: { kind: 'approval', content: { rule: 'all', approverIds: [approverId] } },
  });
  return id;
}

/** Approves the brief as it stands. */
export async function approve({ approver }: Writers, campaignId: string): Promise<void> {
  const { approval } = await get(approver, `/api/campaigns/campaigns/${campaignId}`);
  await post(approver, `/api/campaigns/campaigns/${campaignId}/approvals`, {
    decision: 'approved',
    atChange: approval.atChange,
  });
}

/** A piece with an edition per language. */
export async function writePiece(
  planner: APIRequestContext,
  campaignId: string,
  { words, settings }: { words: Words; settings: object },
): Promise<{ id: string; code: string }> {
  const languages = (['en', 'fi', 'es'] as const).filter((language) => words.title[language]);
  const [first = 'en'] = languages;
  const piece = await post(planner, `/api/campaigns/campaigns/${campaignId}/pieces`, {
    title: words.title[first],
    language: first,
  });
  await writeEditions(planner, piece.id, words);
  await settle(planner, piece.id, settings);
  return piece;
}

export async function writeEditions(planner: APIRequestContext, pieceId: string, words: Words) {
  for (const language of ['en', 'fi', 'es'] as const) {
    if (!words.title[language]) continue;
    const { editions } = await get(planner, `/api/campaigns/pieces/${pieceId}`);
    const stands = editions.find((one: { language: string }) => one.language === language);
    await put(planner, `/api/campaigns/pieces/${pieceId}/editions/${language}`, {
      version: stands?.version ?? 0,
      title: words.title[language],
      summary: words.summary[language] ?? null,
      doc: words.doc[language] ?? docOf(words.summary[language] ?? ''),
    });
  }
}

async function settle(planner: APIRequestContext, pieceId: string, settings: object): Promise<void> {
  const piece = await get(planner, `/api/campaigns/pieces/${pieceId}`);
  await put(planner, `/api/campaigns/pieces/${pieceId}/settings`, {
    version: piece.version,
    settings: { ...piece.settings, ...settings },
  });
}

/** A saved audience of some people. */
export async function audienceOf(
  planner: APIRequestContext,
  name: string,
  personIds: readonly string[],
): Promise<string> {
  const { id } = await post(planner, '/api/people/audiences', { name, rule: { kind: 'people', personIds } });
  return id;
}

/** Lets a piece go out now, against whatever is advised; gives the message once it is in the feed of its people. */
export async function releaseNow(
  { planner }: Writers,
  pieceId: string,
  { audienceId, change = null }: { audienceId: string; change?: object | null },
): Promise<string> {
  const plan = await post(planner, `/api/campaigns/pieces/${pieceId}/releases`, {
    pieceId,
    wish: { audienceId, timing: { kind: 'at', opensAt: new Date(Date.now() + 1000).toISOString() } },
    change,
  });
  const preview = await get(planner, `/api/delivery/releases/${plan.releaseId}/preview`);
  const drafted = await get(planner, `/api/delivery/releases/${plan.releaseId}`);
  await post(planner, `/api/delivery/releases/${plan.releaseId}/confirmation`, {
    version: drafted.version,
    advice: preview.advice,
    againstReason: 'It is what the journey is about.',
  });
  return drafted.messageId;
}

/** What those of a ring need to explain a campaign, in English alone. */
export const packet = {
  message: { en: 'From Monday everybody may show their own work.' },
  reasons: [{ en: 'Half of us fear a post.' }],
  decided: [{ en: 'Nobody has to post.' }],
  notDecided: [{ en: 'Who holds the photo hour.' }],
  doNotGuess: [{ en: 'Whether phones are paid.' }],
  spoken: { en: 'On Monday we start.' },
  scenario: {
    text: { en: 'A visitor stands in your best photo. What do you do?' },
    answers: [{ en: 'Post it' }, { en: 'Ask her first' }],
    right: 1,
    explanation: { en: 'Whoever is in the picture decides.' },
  },
};

/** Adds a ring and opens it by hand. */
export async function openRing(
  { planner }: Writers,
  campaignId: string,
  ring: { audienceId: string; packet: object },
): Promise<string> {
  const { id } = await post(planner, `/api/campaigns/campaigns/${campaignId}/rings`, {
    name: { en: 'Managers' },
    ...ring,
  });
  await post(planner, `/api/campaigns/rings/${id}/opening`, { reason: 'The journey begins here.' });
  return id;
}

/** Asks again until the answer holds, for what a job does a moment later. */
export async function until<T>(asked: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 90_000;
  for (;;) {
    const answer = await asked();
    if (holds(answer)) return answer;
    if (Date.now() > end) throw new Error(`It did not come to pass: ${JSON.stringify(answer).slice(0, 400)}`);
    await wait(500);
  }
}

export async function get(visitor: APIRequestContext, path: string) {
  const response = await visitor.get(path);
  if (!response.ok()) throw new Error(`GET ${path}: ${await response.text()}`);
  return response.json();
}

export async function put(visitor: APIRequestContext, path: string, data: object) {
  const response = await visitor.put(path, { data });
  if (!response.ok()) throw new Error(`PUT ${path}: ${await response.text()}`);
  return response.json();
}
