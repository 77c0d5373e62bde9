import { addDays, daysBetween } from '#kernel/calendar.ts';
import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { editionFor } from '#kernel/language.ts';
import { audienceSql } from '#modules/people/service/audience.ts';
import { type Context, hasRole } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { hashToken, newToken } from '#platform/secrets.ts';
import type { calendarContract } from '../contract/calendar.ts';
import { CALENDAR_READERS } from '../contract/release.ts';
import { releaseCalendar } from '../domain/calendar-feed.ts';
import {
  audienceNames,
  calendarOwner,
  cameTo,
  deleteCalendarTokens,
  meaning,
  overlaps,
  putCalendarToken,
} from '../store/calendar.ts';
import { type ReleaseRecord, releasesBetween, releasesByIds } from '../store/release.ts';
import { rowOf } from './release-view.ts';
import { meIn } from './today.ts';

const MOST_DAYS = 62;
const MOST_AUDIENCES = 5;
const FEED_DAYS_BACK = 30;
const FEED_DAYS_AHEAD = 90;

export const calendarHandlers: Handlers<typeof calendarContract> = {
  readCalendar,
  async makeCalendarFeed(ctx, { audienceId = null }) {
    if (audienceId !== null) {
      if (!hasRole(ctx.actor, ...CALENDAR_READERS))
        return refuse('forbidden', 'role_needed', { roles: CALENDAR_READERS });
      if ((await audienceNames(ctx.db, [audienceId])).length === 0)
        return refuse('not_found', 'people.audience_not_found');
    }
    const token = newToken();
    const row = { tokenHash: hashToken(token), personId: meIn(ctx), audienceId, createdAt: ctx.now };
    await ctx.transaction((tx) => putCalendarToken(tx.db, row));
    return { address: `${ctx.url}/api/delivery/calendars/${token}` };
  },
  async endCalendarFeeds(ctx) {
    await deleteCalendarTokens(ctx.db, meIn(ctx));
    return {};
  },
  async readCalendarFeed(ctx, { token }) {
    const owner =
      (await calendarOwner(ctx.db, hashToken(token))) ?? refuse('not_found', 'delivery.no_such_calendar');
    const from = daysFrom(ctx, -FEED_DAYS_BACK);
    const coming = (await releasesBetween(ctx.db, from, daysFrom(ctx, FEED_DAYS_AHEAD))).filter(isSettled);
    const releases =
      owner.audienceId === null
        ? await mine(ctx, owner.personId, { coming, from })
        : coming.filter(({ audienceId }) => audienceId === owner.audienceId);
    const language = owner.language ?? 'en';
    const entries = releases.map((release) => ({
      id: release.id,
      title: editionFor(release.title, language),
      description: release.ring,
      opensAt: release.opensAt,
      seconds: Math.max(0, ...Object.values(release.seconds)),
      url: `${ctx.url}/messages/${release.messageId}`,
      version: release.version,
    }));
    return {
      fileName: 'inward.ics',
      contentType: 'text/calendar; charset=utf-8',
      body: releaseCalendar(owner.audienceName ?? 'Inward', entries, ctx.now),
    };
  },
};

async function readCalendar(
  ctx: Context,
  { fromOn, toOn, audienceIds = [] }: InputOf<typeof calendarContract.readCalendar>,
) {
  const days = daysBetween(fromOn, toOn);
  if (days < 0) return refuse('invalid', 'delivery.ends_before_it_opens');
  if (days >= MOST_DAYS || audienceIds.length > MOST_AUDIENCES)
    return refuse('invalid', 'delivery.calendar_too_long');
  const releases = await releasesBetween(
    ctx.db,
    `${fromOn}T00:00:00.000Z`,
    `${addDays(toOn, 1)}T00:00:00.000Z`,
  );
  const names = await audienceNames(ctx.db, audienceIds);
  if (names.length < new Set(audienceIds).size) return refuse('not_found', 'people.audience_not_found');
  const audiences = [null, ...names];
  const settled = releases.filter(isSettled);
  const counted = await overlaps(
    ctx.db,
    await Promise.all(audiences.map((one) => audienceSql(ctx, one ? one.id : { kind: 'everyone' }))),
    await Promise.all(settled.map(async ({ id, rule }) => ({ id, people: await audienceSql(ctx, rule) }))),
  );
  const loads = audiences.map((audience, index) => {
    const own = counted.filter((one) => one.audience === index);
    const people = own.find(({ releaseId }) => releaseId === null)?.people ?? 0;
    const minutesOn = new Map<string, number>();
    for (const release of settled) {
      const reached = own.find(({ releaseId }) => releaseId === release.id)?.people ?? 0;
      const on = release.opensAt.slice(0, 10);
      const minutes = people > 0 ? (longest(release) / 60) * (reached / people) : 0;
      minutesOn.set(on, (minutesOn.get(on) ?? 0) + minutes);
    }
    return {
      audience,
      people,
      days: Array.from({ length: days + 1 }, (_, ahead) => {
        const on = addDays(fromOn, ahead);
        return { on, minutes: Math.round(10 * (minutesOn.get(on) ?? 0)) / 10 };
      }),
    };
  });
  return { releases: releases.map((release) => rowOf(ctx, release)), loads };
}

/** What came to a person, and what is confirmed for an audience to which they belong. */
async function mine(
  ctx: Context,
  personId: string,
  { coming, from }: { coming: readonly ReleaseRecord[]; from: string },
): Promise<ReleaseRecord[]> {
  const waiting = coming.filter(({ state }) => state === 'confirmed');
  const asked = await Promise.all(
    waiting.map(async ({ id, rule }) => ({ id, people: await audienceSql(ctx, rule) })),
  );
  return releasesByIds(ctx.db, [
    ...(await cameTo(ctx.db, personId, from)),
    ...(await meaning(ctx.db, personId, asked)),
  ]);
}

const isSettled = ({ state, messageGone }: ReleaseRecord) =>
  (state === 'confirmed' || state === 'open' || state === 'paused') && !messageGone;

const longest = ({ seconds }: ReleaseRecord) => Math.max(0, ...Object.values(seconds));

const daysFrom = (ctx: Context, days: number) =>
  new Date(Date.parse(ctx.now) + days * 86_400_000).toISOString();
