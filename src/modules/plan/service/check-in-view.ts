import type { z } from 'zod';
import { addDays, type Day } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import { instantIn } from '#kernel/time-zone.ts';
import { namesOf } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import { type checkIn, checkInCause, type checkInItem, type series } from '../contract/check-in.ts';
import { askWhetherToStop, meetingsBetween, skippedMeetings } from '../domain/check-in.ts';
import type { Action } from '../domain/line.ts';
import { canEditPlans, canSeeDrafts } from '../domain/permission.ts';
import {
  type CheckInRow,
  checkInsOf,
  findSeries,
  type GuestRow,
  type ItemRow,
  itemsOf,
  lastGuest,
  type SeriesRow,
} from '../store/check-in.ts';
import { linesByIds } from '../store/line.ts';
import { postponementsOf } from './overview.ts';
import { type SeenPlan, type Sight, sealedFrom, shown, shownAlways } from './sight.ts';

type Shown = z.output<typeof checkIn>;

/** Whether the actor runs the plan's meetings: who plans, and whose series it is. */
export async function mayRun(ctx: Context, plan: SeenPlan, { asker }: Sight): Promise<boolean> {
  if (canEditPlans(asker)) return true;
  const found = await findSeries(ctx.db, plan.id);
  return found?.ownerId != null && found.ownerId === asker.personId;
}

/** A meeting as the actor may see it: those in it while it goes on, everybody its minutes. */
export async function checkInView(
  ctx: Context,
  { row, plan, sight }: { row: CheckInRow; plan: SeenPlan; sight: Sight },
): Promise<Shown> {
  const guest = await lastGuest(ctx.db, row.id);
  const runs = await mayRun(ctx, plan, sight);
  const isGuest = guest?.personId != null && guest.personId === sight.asker.personId;
  if (row.closedAt === null && !runs && !isGuest && !canSeeDrafts(sight.asker))
    return refuse('not_found', 'plan.check_in_not_found');
  const items = await itemsOf(ctx.db, row.id);
  const actions = await linesByIds(
    ctx.db,
    'action',
    items.filter(({ kind }) => kind === 'action').map(({ objectId }) => objectId),
  );
  const byId = new Map(actions.map((action) => [action.id, action]));
  const postponed = await postponementsOf(ctx, plan);
  const names = await namesOf(
    ctx,
    actions.flatMap(({ ownerId }) => ownerId ?? []),
  );
  const goesOn = row.closedAt === null;
  return {
    id: row.id,
    planId: row.planId,
    planTitle: shownAlways(sight, plan.title),
    occursOn: row.occursOn,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    note: row.note,
    minutes: 15,
    items: items.map((item) =>
      itemView(item, {
        action: byId.get(item.objectId),
        sight,
        names,
        postponed: postponed.get(item.objectId) ?? 0,
      }),
    ),
    guest: guest ? guestView(guest, { runs, isGuest }) : null,
    version: row.version,
    can: {
      record: goesOn && runs,
      drawGuest: goesOn && runs && (guest === undefined || guest.state === 'declined'),
      answerAsGuest: goesOn && isGuest && guest?.state !== 'declined',
    },
  };
}

function itemView(
  item: ItemRow,
  {
    action,
    sight,
    names,
    postponed,
  }: { action: Action | undefined; sight: Sight; names: Record<string, string>; postponed: number },
): z.output<typeof checkInItem> {
  const sealed = action !== undefined && sealedFrom(sight, action) !== null;
  const head = { kind: item.kind, id: item.objectId, sealed, reasons: item.reasons, version: item.version };
  if (sealed) return { ...head, ...NOTHING_SHOWN };
  return {
    ...head,
    title: shown(sight, action?.title),
    state: action?.state ?? null,
    stateReason: action?.stateReason ?? null,
    dueOn: action?.dueOn ?? null,
    postponed,
    askWhetherToStop: askWhetherToStop(postponed),
    outcome: item.outcome,
    cause: checkInCause.nullable().parse(item.cause),
    reaction: item.reaction,
    newDueOn: item.newDueOn,
    owner: ownerOf(item, action, names),
    words: item.words,
  };
}

/** What the minutes say once it was recorded; until then whose the action is. */
function ownerOf(
  { recordedAt, ownerId, ownerName }: ItemRow,
  action: Action | undefined,
  names: Record<string, string>,
): { id: string; name: string | null } | null {
  if (ownerId !== null) return { id: ownerId, name: ownerName };
  if (recordedAt !== null || !action?.ownerId) return null;
  return { id: action.ownerId, name: names[action.ownerId] ?? null };
}

/** Of a sealed action the minutes say that it was on the list, and nothing of it. */
const NOTHING_SHOWN = {
  title: null,
  state: null,
  stateReason: null,
  dueOn: null,
  postponed: 0,
  askWhetherToStop: false,
  outcome: null,
  cause: null,
  reaction: null,
  newDueOn: null,
  owner: null,
  words: null,
};

/** The guest by name once they come; before, only for those who ask them; and never who declined. */
function guestView(guest: GuestRow, { runs, isGuest }: { runs: boolean; isGuest: boolean }): Shown['guest'] {
  const { state, draw, seed, candidates, personId, personName } = guest;
  const isNamed = state === 'coming' || (state === 'asked' && (runs || isGuest));
  return {
    state,
    draw,
    seed,
    candidates,
    mine: isGuest,
    person: isNamed && personId ? { id: personId, name: personName } : null,
  };
}

const COMING_WEEKS = 6;

/** The series with its next meetings, and those since the start of the plan that nobody held. */
export async function seriesView(
  ctx: Context,
  { row, plan, sight }: { row: SeriesRow; plan: SeenPlan; sight: Sight },
): Promise<z.output<typeof series>> {
  const held = (await checkInsOf(ctx.db, plan.id)).filter(({ closedAt }) => closedAt !== null);
  const begunOn = plan.start?.at.slice(0, 10);
  const since: Day | undefined = begunOn && begunOn > row.startsOn ? begunOn : row.startsOn;
  return {
    weekday: row.weekday,
    time: row.localTime,
    zone: row.zone,
    ownerId: row.ownerId,
    owner: row.ownerId === null ? null : { id: row.ownerId, name: row.ownerName },
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    version: row.version,
    next:
      plan.state === 'ended'
        ? []
        : meetingsBetween(row, sight.today, addDays(sight.today, 7 * COMING_WEEKS)).map((on) => ({
            on,
            at: instantIn(row.zone, on, row.localTime),
          })),
    skipped:
      plan.state === 'under_way'
        ? skippedMeetings(
            { ...row, startsOn: since },
            held.map(({ occursOn }) => occursOn),
            sight.today,
          )
        : [],
  };
}
