import { randomBytes } from 'node:crypto';
import { addDays } from '#kernel/calendar.ts';
import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { calendarOf } from '#kernel/icalendar.ts';
import type { Language } from '#kernel/language.ts';
import { instantIn } from '#kernel/time-zone.ts';
import { presentPeople } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { hashToken, newToken } from '#platform/secrets.ts';
import { translator } from '#platform/translate.ts';
import type { checkInContract } from '../contract/check-in.ts';
import { meetingsBetween } from '../domain/check-in.ts';
import { canEditPlans } from '../domain/permission.ts';
import { isPublic } from '../domain/state.ts';
import { guestAnswered, guestDrawn, seriesChanged } from '../events.ts';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };
import {
  answerGuest,
  calendarBy,
  checkInsOf,
  deleteCalendar,
  drawFrom,
  findCheckIn,
  findSeries,
  insertGuest,
  invitationsOf,
  lastGuest,
  putCalendar,
  putSeries,
} from '../store/check-in.ts';
import { findPlan, type PlanRecord } from '../store/plan.ts';
import { meetingFor } from './check-in.ts';
import { checkInView, mayRun, seriesView } from './check-in-view.ts';
import { planFor, planToEdit, shownAlways, sightOf, stateOf } from './sight.ts';

type Contract = typeof checkInContract;
type SeriesNoun =
  | 'setSeries'
  | 'listCheckIns'
  | 'drawGuest'
  | 'answerAsGuest'
  | 'readMyInvitations'
  | 'readCalendarFile'
  | 'makeCalendarFeed'
  | 'endCalendarFeed'
  | 'readCalendarFeed';

const MINUTES = 15;
const wordsOf = translator({ en, fi, es });

export const seriesHandlers: Pick<Handlers<Contract>, SeriesNoun> = {
  setSeries: (ctx, input) => ctx.transaction((tx) => setSeries(tx, input)),
  async listCheckIns(ctx, { planId }) {
    const sight = await sightOf(ctx);
    const plan = await planFor(ctx, planId, sight);
    const row = await findSeries(ctx.db, planId);
    const runs = await mayRun(ctx, plan, sight);
    return {
      planTitle: shownAlways(sight, plan.title),
      planState: plan.state,
      series: row ? await seriesView(ctx, { row, plan, sight }) : null,
      checkIns: await checkInsOf(ctx.db, planId),
      can: {
        open: runs && plan.state === 'under_way',
        change: canEditPlans(sight.asker) && plan.state !== 'ended',
      },
    };
  },
  drawGuest: (ctx, { checkInId }) => ctx.transaction((tx) => drawGuest(tx, checkInId)),
  answerAsGuest: (ctx, { checkInId, coming }) =>
    ctx.transaction(async (tx) => {
      const row = await findCheckIn(tx.db, checkInId);
      const guest = row && (await lastGuest(tx.db, checkInId));
      if (!row || !guest?.personId || guest.personId !== tx.actor.personId)
        return refuse('not_found', 'plan.check_in_not_found');
      if (row.closedAt !== null) return refuse('conflict', 'plan.check_in_is_closed');
      if (guest.state === 'declined') return refuse('conflict', 'plan.guest_declined');
      await answerGuest(tx.db, guest, coming ? 'coming' : 'declined');
      await tx.publish(guestAnswered, { kind: 'plan.plan', id: row.planId }, { checkInId, coming });
      return {};
    }),
  async readMyInvitations(ctx) {
    const sight = await sightOf(ctx);
    const found = ctx.actor.personId ? await invitationsOf(ctx.db, ctx.actor.personId) : [];
    const invitations = [];
    for (const { checkInId, planId, title, occursOn, state } of found) {
      const series = await findSeries(ctx.db, planId);
      invitations.push({
        checkInId,
        planId,
        occursOn,
        planTitle: shownAlways(sight, title),
        at: series ? instantIn(series.zone, occursOn, series.localTime) : null,
        state: state === 'coming' ? state : ('asked' as const),
      });
    }
    return { invitations };
  },
  async readCalendarFile(ctx, { planId }) {
    const plan = await planFor(ctx, planId, await sightOf(ctx));
    return calendarFile(ctx, plan, ctx.actor.language);
  },
  async makeCalendarFeed(ctx, { planId }) {
    await planFor(ctx, planId, await sightOf(ctx));
    const personId = ctx.actor.personId ?? refuse('unauthenticated', 'sign_in_first');
    const token = newToken();
    await putCalendar(ctx.db, { planId, personId, tokenHash: hashToken(token), madeAt: ctx.now });
    return { address: `${ctx.url}/api/plan/calendars/${token}` };
  },
  async endCalendarFeed(ctx, { planId }) {
    const personId = ctx.actor.personId ?? refuse('unauthenticated', 'sign_in_first');
    await deleteCalendar(ctx.db, planId, personId);
    return {};
  },
  async readCalendarFeed(ctx, { token }) {
    const found = await calendarBy(ctx.db, hashToken(token));
    const plan = found && (await findPlan(ctx.db, found.planId));
    if (!plan) return refuse('not_found', 'plan.calendar_not_found');
    const sight = await sightOf(ctx);
    // The token proves a person, not their roles: of a draft the feed says nothing yet.
    const isOpen = isPublic(stateOf(plan, sight.today));
    return calendarFile(ctx, plan, found.language ?? sight.house, isOpen ? undefined : []);
  },
};

async function setSeries(tx: Context, input: InputOf<Contract['setSeries']>) {
  const { planId, weekday, time: localTime, zone, ownerId, startsOn, endsOn, version } = input;
  const sight = await sightOf(tx);
  const plan = await planToEdit(tx, planId, sight);
  const before = await findSeries(tx.db, planId);
  if (ownerId && ownerId !== before?.ownerId && !(await presentPeople(tx, [ownerId])).has(ownerId))
    return refuse('invalid', 'plan.person_not_here', { personId: ownerId });
  const row = { planId, weekday, localTime, zone, ownerId, startsOn, endsOn, changedAt: tx.now };
  if (!(await putSeries(tx.db, row, version)))
    return refuse('conflict', 'edited_meanwhile', {
      current: before && (await seriesView(tx, { row: before, plan, sight })),
    });
  await tx.publish(seriesChanged, { kind: 'plan.plan', id: planId }, {});
  const after = (await findSeries(tx.db, planId)) ?? refuse('not_found', 'plan.plan_not_found');
  return seriesView(tx, { row: after, plan, sight });
}

async function drawGuest(tx: Context, checkInId: string) {
  const { row, plan, sight } = await meetingFor(tx, checkInId);
  const last = await lastGuest(tx.db, checkInId);
  if (last && last.state !== 'declined') return refuse('conflict', 'plan.guest_seat_taken');
  const series = await findSeries(tx.db, plan.id);
  // Those who sit in the meeting anyway leave the seat to others.
  const without = [plan.ownerId, series?.ownerId, tx.actor.personId].filter((id) => id != null);
  const seed = randomBytes(16).toString('hex');
  const { personId, candidates } = await drawFrom(tx.db, { planId: plan.id, seed, without });
  if (personId === null) return refuse('conflict', 'plan.nobody_to_draw');
  const draw = (last?.draw ?? 0) + 1;
  await insertGuest(tx.db, { checkInId, draw, personId, seed, candidates, drawnAt: tx.now });
  await tx.publish(guestDrawn, { kind: 'plan.plan', id: plan.id }, { checkInId, draw });
  return checkInView(tx, { row, plan, sight });
}

async function calendarFile(ctx: Context, plan: PlanRecord, language: Language, none?: []) {
  const t = wordsOf(language);
  const title = plan.title[language] ?? Object.values(plan.title)[0] ?? '';
  const name = t('checkIn.calendar.name', { title });
  const series = await findSeries(ctx.db, plan.id);
  const [firstOn] = series ? meetingsBetween(series, series.startsOn, addDays(series.startsOn, 6)) : [];
  const meetings =
    none ??
    (series && firstOn
      ? [
          {
            uid: `plan-${plan.id}@${new URL(ctx.url).host}`,
            sequence: series.version,
            summary: name,
            description: t('checkIn.calendar.description'),
            url: `${ctx.url}/plan/${plan.id}`,
            zone: series.zone,
            firstOn,
            time: series.localTime,
            minutes: MINUTES,
            untilOn: series.endsOn ?? (plan.end ? plan.end.at.slice(0, 10) : null),
            changedAt: series.changedAt,
          },
        ]
      : []);
  return {
    fileName: 'check-in.ics',
    contentType: 'text/calendar; charset=utf-8',
    body: calendarOf({ name: none ? t('checkIn.calendar.later') : name, meetings, now: ctx.now }),
  };
}
