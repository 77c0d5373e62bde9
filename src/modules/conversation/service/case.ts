import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { cursorOf } from '#modules/people/domain/cursor.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { caseContract } from '../contract/case.ts';
import { maySeeHidden } from '../domain/permission.ts';
import { partsOf } from '../domain/similar.ts';
import { caseWithdrawn } from '../events.ts';
import { casesByIds, listCases } from '../store/case.ts';
import { addFollow, addVote, eraseCase, lockCases, removeFollow, removeVote } from '../store/case-change.ts';
import { similarCases } from '../store/similar.ts';
import { findSubject } from '../store/subject.ts';
import { announce, subjectOf, whisper } from './announce.ts';
import { createCase, refuseWrongPlace, routeOf } from './opening.ts';
import {
  caseFor,
  caseWithRight,
  editionOf,
  houseDay,
  named,
  placeOf,
  sightOf,
  threadOf,
  viewerOf,
  viewOf,
} from './view.ts';

/** More would be reading, not a glance while typing. */
const MOST_SIMILAR = 5;
/** The beginning says what it is about; the rest would only cost time. */
const COMPARED = 400;

export const caseHandlers: Handlers<typeof caseContract> = {
  async createCase(ctx, input) {
    await refuseWrongPlace(ctx, { subject: input.subject });
    return { id: await createCase(ctx, input) };
  },
  async readCase(ctx, { caseId }) {
    const record = await caseFor(ctx, caseId);
    const hidden = maySeeHidden(viewerOf(ctx.actor), record);
    return { ...viewOf(ctx, record), messages: await threadOf(ctx, record, { hidden }) };
  },
  listCases: list,
  findSimilarCases: findSimilar,
  async readAnswerer(ctx, input) {
    await refuseWrongPlace(ctx, input);
    const { owner, dueOn } = await routeOf(ctx, input, {
      openedOn: await houseDay(ctx),
      writerId: ctx.actor.personId,
    });
    const subject = input.subject ? await findSubject(ctx.db, input.subject) : undefined;
    return {
      owner: owner ? named(owner.id, owner.name, owner.title) : null,
      dueOn,
      subject: editionOf(subject?.title ?? null, ctx.actor.language),
    };
  },
  async withdrawCase(ctx, { caseId }) {
    await ctx.transaction(async (tx) => {
      await lockCases(tx.db, [caseId]);
      const record = await caseWithRight(tx, caseId, 'withdraw');
      await eraseCase(tx.db, caseId);
      await announce(tx, { event: caseWithdrawn, about: record }, { subject: subjectOf(record) });
    });
    return {};
  },
  async vote(ctx, { caseId }) {
    const record = await caseFor(ctx, caseId);
    if (record.voted) return {};
    await caseWithRight(ctx, caseId, 'vote');
    await addVote(ctx.db, { caseId, personId: me(ctx) });
    await whisper(ctx, record);
    return {};
  },
  async takeVoteBack(ctx, { caseId }) {
    const record = await caseFor(ctx, caseId);
    await removeVote(ctx.db, { caseId, personId: me(ctx) });
    await whisper(ctx, record);
    return {};
  },
  async follow(ctx, { caseId, seenNumber }) {
    const { lastNumber } = await caseWithRight(ctx, caseId, 'follow');
    await addFollow(ctx.db, { caseId, personId: me(ctx), seenNumber: Math.min(seenNumber, lastNumber) });
    return {};
  },
  async unfollow(ctx, { caseId }) {
    await caseFor(ctx, caseId);
    await removeFollow(ctx.db, { caseId, personId: me(ctx) });
    return {};
  },
};

async function list(ctx: Context, input: InputOf<typeof caseContract.listCases>) {
  const { after, limit, ...filter } = input;
  const place = after ? placeOf(after) : undefined;
  const found = await listCases(ctx.db, sightOf(ctx), {
    ...filter,
    after: place && { openedOn: place.on, id: place.id },
    limit: limit + 1,
  });
  const rows = found.slice(0, limit).map((record) => viewOf(ctx, record));
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? cursorOf(last.openedOn, last.id) : null };
}

async function findSimilar(ctx: Context, { text }: InputOf<typeof caseContract.findSimilarCases>) {
  const found = await similarCases(ctx.db, text.slice(0, COMPARED), MOST_SIMILAR);
  if (found.length === 0) return { cases: [] };
  const records = await casesByIds(
    ctx.db,
    found.map(({ id }) => id),
    ctx.actor.personId,
  );
  const byId = new Map(records.map((record) => [record.id, record]));
  const cases = found.flatMap(({ id, marked }) => {
    const record = byId.get(id);
    return record ? [{ ...viewOf(ctx, record), parts: partsOf(marked) }] : [];
  });
  return { cases };
}

const me = (ctx: Context): string => ctx.actor.personId ?? refuse('unauthenticated', 'sign_in_first');
