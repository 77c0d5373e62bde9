import { addMonths, type Day } from '#kernel/calendar.ts';
import { readyJson } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { editionFor } from '#kernel/language.ts';
import { instantIn } from '#kernel/time-zone.ts';
import { cursorOf, positionOf } from '#modules/people/domain/cursor.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { card, type todayContract } from '../contract/today.ts';
import { mondayOf } from '../domain/availability.ts';
import { attentionOf, feedPage, todayText } from '../store/today.ts';
import { capsOf } from './week.ts';

/** How far Today looks back: whole months, so that older partitions are not touched. */
const MONTHS_BACK = 3;

export const todayHandlers: Handlers<typeof todayContract> = {
  readToday: async (ctx) =>
    readyJson(
      await todayText(ctx.db, {
        personId: meIn(ctx),
        language: ctx.actor.language,
        today: ctx.today,
        filedSince: addMonths(`${ctx.now.slice(0, 7)}-01`, -MONTHS_BACK),
      }),
    ),
  async listFeed(ctx, { after, limit }) {
    const [at, id] = after === undefined ? [] : positionOf(after, 2);
    const found = await feedPage(
      ctx.db,
      { personId: meIn(ctx), language: ctx.actor.language },
      { after: at === undefined ? undefined : { at: String(at), id: String(id) }, limit: limit + 1 },
    );
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return {
      rows: rows.map((row) => card.parse(JSON.parse(row.card))),
      next: found.length > rows.length && last ? cursorOf(last.openedAt, last.messageId) : null,
    };
  },
  async readAttention(ctx) {
    const { language, zone } = ctx.actor;
    const weekOn: Day = mondayOf(ctx.today);
    const weekStartsAt = instantIn(zone, weekOn, '00:00');
    const { secondsAWeek } = await capsOf(ctx);
    const found = await attentionOf(ctx.db, { personId: meIn(ctx), language, weekOn, weekStartsAt });
    return {
      ...found,
      weekOn,
      secondsBudget: secondsAWeek,
      messages: found.messages.map((message) => ({
        ...message,
        because: message.because.map(({ kind, title }) => ({ kind, title: editionFor(title, language) })),
      })),
    };
  },
};

/** The person who asks; a token stands for its person. */
export const meIn = (ctx: Context): string =>
  ctx.actor.personId ?? refuse('unauthenticated', 'sign_in_first');
