import { refuse } from '#kernel/errors.ts';
import { cursorOf, positionOf } from '#modules/people/domain/cursor.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { owingContract } from '../contract/owing.ts';
import { mayNameOwing } from '../domain/release.ts';
import { owingReminded } from '../events.ts';
import { askedBy, askingReleasesOf, owingPage, waitingReminders } from '../store/owing.ts';
import { lockPlanning } from '../store/planning.ts';
import { remindOf } from './reminder.ts';

/** By hand sooner than by the job, and still never twice within a day. */
const HOURS_BETWEEN = 24;

export const owingHandlers: Handlers<typeof owingContract> = {
  async listOwing(ctx, { messageId, after, limit }) {
    const asked = await askedOf(ctx, messageId);
    if (!mayNameOwing(asked)) return refuse('forbidden', 'delivery.owing_not_named');
    const [name, id] = after === undefined ? [] : positionOf(after, ['text', 'id']);
    const rows = await owingPage(ctx.db, messageId, {
      after: after === undefined ? undefined : { name: String(name), id: String(id) },
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      rows: shown.map(({ personId, name: own, ...row }) => ({ ...row, person: { id: personId, name: own } })),
      next: rows.length > limit && last ? cursorOf(last.name ?? '', last.personId) : null,
    };
  },
  remindOwing: (ctx, { messageId }) =>
    ctx.transaction(async (tx) => {
      await askedOf(tx, messageId);
      await lockPlanning(tx.db);
      const releaseIds = await askingReleasesOf(tx.db, messageId);
      if (releaseIds.length === 0) return refuse('conflict', 'delivery.nothing_to_remind');
      const before = await waitingReminders(tx.db, messageId);
      await remindOf(tx, { releaseIds, hoursBetween: HOURS_BETWEEN });
      const people = (await waitingReminders(tx.db, messageId)) - before;
      await tx.publish(owingReminded, { kind: 'delivery.message', id: messageId }, { people });
      return { people };
    }),
};

const askedOf = async (ctx: Context, messageId: string) =>
  (await askedBy(ctx.db, messageId)) ?? refuse('not_found', 'delivery.message_not_found');
