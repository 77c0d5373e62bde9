import type { Day } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import { type Editions, LANGUAGES, type Language } from '#kernel/language.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import { type Context, hasRole } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { EDITORS } from '../contract/content.ts';
import {
  type GapCode,
  gapCode,
  type ThreadKind,
  type ThreadRef,
  type threadContract,
} from '../contract/thread.ts';
import { GAP_RULES, keyOf, leftHangingBy, relationOf } from '../domain/thread.ts';
import { deleteNode, linksFrom, lockNodes, putNode, replaceLinks } from '../store/link.ts';
import {
  below,
  graph,
  type LinkedRow,
  lackingLinks,
  lackingSubstance,
  type NodeRow,
  walk,
} from '../store/thread.ts';

/** What one screen can draw, and a person look at. */
const MOST_NODES = 5000;
const MOST_GAPS = 1000;
const MOST_LINKS = 200;
const MOST_DEPENDANTS = 20_000;

/** An object of a later module on the thread. Values and promises put themselves there when they are published. */
export interface ThreadNode {
  readonly kind: Exclude<ThreadKind, 'value' | 'promise'>;
  readonly id: string;
  readonly title: Editions;
  /** `draft`: only planners, leaders and admins see it. `closed`: done, stopped or retired; links stay as history. */
  readonly state: 'draft' | 'open' | 'closed';
  /** Members see that it is there, and not its title. */
  readonly sealed?: boolean;
  readonly ownerId?: string | null;
  readonly startsOn?: Day | null;
  readonly endsOn?: Day | null;
}

/** Adds an object to the thread or writes it anew; call it in the transaction that changes the object. */
export async function putThreadNode(ctx: Context, node: ThreadNode): Promise<void> {
  await putNode(ctx.db, {
    sealed: false,
    ownerId: null,
    startsOn: null,
    endsOn: null,
    ...node,
    closedAt: node.state === 'closed' ? ctx.now : null,
  });
}

/** Takes an object off the thread together with its links; what is done or retired is closed instead. */
export async function removeThreadNode(
  ctx: Context,
  node: { kind: ThreadNode['kind']; id: string },
): Promise<void> {
  await deleteNode(ctx.db, node);
}

/**
 * Links an object to exactly these targets. Refused: pairs that the thread does not know, targets that are not there,
 * and new links to what is closed (`detail` names the target). Call it inside a transaction: the targets stay open
 * until its end.
 */
export async function setLinks(ctx: Context, from: ThreadRef, targets: readonly ThreadRef[]): Promise<void> {
  if (targets.length > MOST_LINKS) refuse('too_large', 'brand.too_many_links', { most: MOST_LINKS });
  for (const to of targets) {
    if (!relationOf(from.kind, to.kind))
      refuse('invalid', 'brand.link_not_allowed', { from: from.kind, to: to.kind });
  }
  const there = new Map(
    (await lockNodes(ctx.db, [from, ...targets], 'share')).map((node) => [keyOf(node), node.state]),
  );
  const linked = new Set((await linksFrom(ctx.db, from)).map(keyOf));
  for (const node of [from, ...targets]) {
    const state = there.get(keyOf(node));
    if (!state) refuse('not_found', 'brand.thread_node_not_found', { kind: node.kind, id: node.id });
    if (state === 'closed' && node !== from && !linked.has(keyOf(node)))
      refuse('conflict', 'brand.target_closed', { kind: node.kind, id: node.id });
  }
  await replaceLinks(ctx.db, from, targets);
}

/** One object and everything that it serves (`up`) or that serves it (`down`), nearest first, as the actor may see it. */
export async function walkThread(ctx: Context, start: ThreadRef, direction: 'up' | 'down') {
  const rows = await walk(ctx.db, start, { direction, limit: MOST_NODES + 1, ...sightOf(ctx) });
  return bounded(ctx, rows);
}

/** The whole graph of what is open, or was in the period, as the actor may see it. */
export async function threadGraph(ctx: Context, { period }: { period?: { from: Day; to: Day } } = {}) {
  return bounded(ctx, await graph(ctx.db, { period, limit: MOST_NODES + 1, ...sightOf(ctx) }));
}

/** Where the thread is broken, drafts included: for those who may see them. */
export async function threadGaps(
  ctx: Context,
): Promise<{ gaps: (NodeRow & { code: GapCode })[]; complete: boolean }> {
  const rows = [
    ...(await lackingSubstance(ctx.db, MOST_GAPS + 1)),
    ...(await lackingLinks(ctx.db, GAP_RULES, MOST_GAPS + 1)),
  ];
  const gaps = rows.slice(0, MOST_GAPS).map((row) => ({ ...row, code: gapCode.parse(row.code) }));
  return { gaps, complete: rows.length <= MOST_GAPS };
}

/**
 * Everything below an object, drafts included, and whether it would serve nothing if the object went: what a person
 * must have seen before it is retired or deleted.
 */
export async function leftHanging(
  ctx: Context,
  node: ThreadRef,
): Promise<(NodeRow & { above: ThreadRef[]; hangs: boolean })[]> {
  const dependants = await below(ctx.db, [node], MOST_DEPENDANTS);
  const hanging = new Set(leftHangingBy([node], dependants));
  return dependants.map((dependant) => ({ ...dependant, hangs: hanging.has(dependant) }));
}

export const threadHandlers: Handlers<typeof threadContract> = {
  async readThread(ctx, { from, to }) {
    const found = await threadGraph(ctx, from && to ? { period: { from, to } } : {});
    const titled = await titles(ctx);
    return { ...found, nodes: found.nodes.map(titled) };
  },
  async readThreadGaps(ctx) {
    const found = await threadGaps(ctx);
    const titled = await titles(ctx);
    return { ...found, gaps: found.gaps.map(titled) };
  },
  async walkThread(ctx, { kind, nodeId, direction }) {
    const found = await walkThread(ctx, { kind, id: nodeId }, direction);
    if (found.nodes.length === 0) refuse('not_found', 'brand.thread_node_not_found', { kind, id: nodeId });
    const titled = await titles(ctx);
    return { ...found, nodes: found.nodes.map(titled) };
  },
};

/** Gives nodes their title in the actor's language. */
export async function titles(ctx: Context) {
  const first = (await organisationOf(ctx)).language;
  return <N extends NodeRow>(node: N) => ({ ...node, title: titleFor(node, ctx.actor.language, first) });
}

function titleFor({ title }: NodeRow, language: Language, first: Language) {
  const found = [language, first, ...LANGUAGES].find((candidate) => title[candidate]);
  return found ? { text: title[found] ?? '', language: found } : null;
}

const sightOf = (ctx: Context) => ({ drafts: hasRole(ctx.actor, ...EDITORS) });

function bounded<R extends LinkedRow>(ctx: Context, rows: readonly R[]) {
  const { drafts } = sightOf(ctx);
  const nodes = rows.slice(0, MOST_NODES).map((row) => ({
    ...row,
    // Sealed: what is there may be known, and not what it says.
    title: row.sealed && !drafts ? {} : row.title,
    links: row.links.flatMap((to) => {
      const relation = relationOf(row.kind, to.kind);
      return relation ? [{ ...to, relation }] : [];
    }),
  }));
  return { nodes, complete: rows.length <= MOST_NODES };
}
