import { cursorOf } from '#modules/people/domain/cursor.ts';
import type { Handlers } from '#platform/module.ts';
import type { boardContract } from '../contract/board.ts';
import { boardPage, casesByDays, closureFigures } from '../store/board.ts';
import { placeOf, viewOf } from './view.ts';

export const boardHandlers: Handlers<typeof boardContract> = {
  async readClosureBoard(ctx, { tab, after, limit, ...filter }) {
    const found = await boardPage(ctx.db, filter, {
      tab,
      after: after ? placeOf(after) : undefined,
      limit: limit + 1,
      viewerId: ctx.actor.personId,
    });
    const rows = found.slice(0, limit).map((record) => viewOf(ctx, record));
    const last = rows.at(-1);
    const place = last && (tab === 'open' ? last.openedOn : last.answeredOn);
    return { rows, next: found.length > limit && last && place ? cursorOf(place, last.id) : null };
  },
  async readClosureFigures(ctx, filter) {
    const [figures, byDays] = await Promise.all([
      closureFigures(ctx.db, filter, ctx.today),
      casesByDays(ctx.db, filter, ctx.today),
    ]);
    return { ...figures, byDays };
  },
};
