import { addDays } from '#kernel/calendar.ts';
import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { editionFor } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { preferenceContract } from '../contract/preference.ts';
import { settingsChanged } from '../events.ts';
import {
  deleteHoliday,
  deleteLeave,
  findPreference,
  holidays,
  insertHoliday,
  insertLeave,
  insertTopic,
  leaveOf,
  mutedTopics,
  putShift,
  setTopicRetired,
  shifts,
  topicsInUse,
  writePreference,
} from '../store/preference.ts';
import { findSettings, writeSettings } from '../store/settings.ts';
import { replanPerson } from './placing.ts';
import { meIn } from './today.ts';
import { capsOf } from './week.ts';

/** Leave longer ago changes nothing any more. */
const KEPT_DAYS = 30;

export const preferenceHandlers: Handlers<typeof preferenceContract> = {
  readPreferences: (ctx) => preferencesOf(ctx),
  changePreferences,
  async addLeave(ctx, { fromOn, toOn }) {
    const id = newId();
    await ctx.transaction(async (tx) => {
      await insertLeave(tx.db, { id, personId: meIn(tx), fromOn, toOn });
      await replanPerson(tx, meIn(tx));
    });
    return { id };
  },
  async removeLeave(ctx, { leaveId }) {
    const gone = await deleteLeave(ctx.db, { id: leaveId, personId: meIn(ctx) });
    return gone ? {} : refuse('not_found', 'delivery.leave_not_found');
  },
  async readSettings(ctx) {
    const { pushesADay, pushesAWeek, pushesOfAPiece, secondsAWeek } = await capsOf(ctx);
    const [found, topics, allShifts, days] = [
      await findSettings(ctx.db),
      await topicsInUse(ctx.db),
      await shifts(ctx.db),
      await holidays(ctx.db, addDays(ctx.today, -KEPT_DAYS)),
    ];
    const caps = { pushesADay, pushesAWeek, pushesOfAPiece, secondsAWeek };
    return { caps, version: found?.version ?? 0, topics, shifts: allShifts, holidays: days };
  },
  changeCaps: (ctx, input) =>
    changed(ctx, async (tx) => {
      if (!(await writeSettings(tx.db, input)))
        refuse('conflict', 'edited_meanwhile', { current: await capsOf(tx) });
      return { version: input.version + 1 };
    }),
  createTopic: (ctx, { name }) =>
    changed(ctx, async (tx) => {
      const id = newId();
      await insertTopic(tx.db, { id, name });
      return { id };
    }),
  retireTopic: (ctx, { topicId }) =>
    changed(ctx, async (tx) => {
      await setTopicRetired(tx.db, topicId, tx.now);
      return {};
    }),
  putShift: (ctx, { code, work }) =>
    changed(ctx, async (tx) => ({ id: await putShift(tx.db, { id: newId(), code, work }) })),
  createHoliday: (ctx, { heldOn, zone, name }) =>
    changed(ctx, async (tx) => {
      const id = newId();
      const fresh = await insertHoliday(tx.db, { id, heldOn, zone, name });
      return fresh ? { id } : refuse('conflict', 'delivery.holiday_is_there');
    }),
  removeHoliday: (ctx, { holidayId }) =>
    changed(ctx, async (tx) => {
      await deleteHoliday(tx.db, holidayId);
      return {};
    }),
};

async function changed<T>(ctx: Context, work: (tx: Context) => Promise<T>): Promise<T> {
  return ctx.transaction(async (tx) => {
    const result = await work(tx);
    await tx.publish(settingsChanged, null, {});
    return result;
  });
}

async function changePreferences(ctx: Context, input: InputOf<typeof preferenceContract.changePreferences>) {
  const { quiet, ...rest } = input;
  const row = { ...rest, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null };
  return ctx.transaction(async (tx) => {
    if (!(await writePreference(tx.db, meIn(tx), row)))
      return refuse('conflict', 'edited_meanwhile', { current: await preferencesOf(tx) });
    // What waits already moves into the hours that were just chosen.
    await replanPerson(tx, meIn(tx));
    return preferencesOf(tx);
  });
}

async function preferencesOf(ctx: Context) {
  const personId = meIn(ctx);
  const { language } = ctx.actor;
  const found = await findPreference(ctx.db, personId);
  const { pushesADay, pushesAWeek, pushesOfAPiece, secondsAWeek } = await capsOf(ctx);
  const named = ({ id, name }: { id: string; name: object }) => ({ id, name: editionFor(name, language) });
  return {
    channels: (found?.channels ?? ['email']).flatMap((channel) => (channel === 'feed' ? [] : [channel])),
    quiet: found?.quietFrom && found.quietTo ? { from: found.quietFrom, to: found.quietTo } : null,
    zone: found?.zone ?? null,
    work: found?.work ?? null,
    disconnect: found?.disconnect ?? true,
    leave: await leaveOf(ctx.db, personId, addDays(ctx.today, -KEPT_DAYS)),
    muted: (await mutedTopics(ctx.db, personId)).map(named),
    topics: (await topicsInUse(ctx.db)).map(named),
    caps: { pushesADay, pushesAWeek, pushesOfAPiece, secondsAWeek },
    version: found?.version ?? 0,
  };
}
