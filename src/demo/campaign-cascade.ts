import { addWorkingDays, type Day } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import { campaignsHandlers } from '#modules/campaigns/service.ts';
import { type ExampleAudiences, openAt, PLANNER, planRelease } from './campaign-hand.ts';
import { MANUAL_PACKET } from './campaign-packet.ts';
import { NO_EXCHANGE, type Story } from './story.ts';

/** Why some releases of the example go against advice. */
export const TOLD_BY_SUPERVISORS =
  'Supervisors tell it at the start of each shift: a third of the floor has no e-mail, and the poster hangs by the clock.';

/** The day so many working days after the campaign began. */
export type WorkingDay = (after: number) => Day;

interface Cascade {
  readonly campaignId: string;
  readonly manualId: string;
  readonly audiences: ExampleAudiences;
  readonly day: WorkingDay;
}

/** Steering group, then managers, then everyone: the first two are open. */
export async function cascade(
  story: Story,
  { campaignId, manualId, audiences, day }: Cascade,
): Promise<void> {
  const ring = { embargoUntil: null, opensAt: null, shareNeeded: null, packet: null };
  const planner = story.by(PLANNER, day(11), '16:00');
  const add = async (fields: object, name: Record<Language, string>, audienceId: string) =>
    (
      await campaignsHandlers.addRing(
        planner,
        { campaignId, ...ring, ...fields, name, audienceId },
        NO_EXCHANGE,
      )
    ).id;
  const steering = await add(
    { packet: MANUAL_PACKET },
    { en: 'Steering group', fi: 'Johtoryhmä', es: 'Dirección' },
    audiences.steering,
  );
  const managers = await add(
    { packet: MANUAL_PACKET, shareNeeded: 0.75 },
    { en: 'Managers', fi: 'Esihenkilöt', es: 'Mandos' },
    audiences.managers,
  );
  const everyone = await add(
    { shareNeeded: 0.8 },
    { en: 'Everyone', fi: 'Kaikki', es: 'Toda la plantilla' },
    audiences.everyone,
  );
  const reason = TOLD_BY_SUPERVISORS;
  for (const ringId of [steering, managers, everyone]) {
    const going = { ringId, on: day(12), time: '10:00', reason, plannedOn: day(11) };
    await planRelease(story, manualId, going);
  }
  await openRing(story, { ringId: steering, pieceId: manualId, on: day(12) });
  const led = await peopleOf(story, { campaignId, ringId: steering, on: day(12) });
  await explain(story, { ringId: steering, people: led.slice(1), from: day(12) });
  await openRing(story, { ringId: managers, pieceId: manualId, on: day(15) });
  const all = await peopleOf(story, { campaignId, ringId: managers, on: day(15) });
  // Jukka has the packet in front of him; whoever comes in as a manager sees what it is like.
  const leads = all.filter((id) => id !== story.id('Jukka Salmela'));
  await explain(story, { ringId: managers, people: leads.slice(0, 7), from: day(15) });
  await tell(story, { ringId: managers, people: leads.slice(0, 4), from: day(16) });
}

async function openRing(
  story: Story,
  { ringId, pieceId, on }: { ringId: string; pieceId: string; on: Day },
): Promise<void> {
  await campaignsHandlers.openRing(story.by(PLANNER, on, '10:00'), { ringId, reason: null }, NO_EXCHANGE);
  const ctx = story.by(PLANNER, on);
  const { releases } = await campaignsHandlers.listPieceReleases(ctx, { pieceId }, NO_EXCHANGE);
  for (const release of releases)
    if (release.ringId === ringId && release.releaseId)
      await openAt(story, release.releaseId, { on, time: '10:00' });
}

/** The people of an open ring who have not yet said that they can explain it. */
async function peopleOf(
  story: Story,
  { campaignId, ringId, on }: { campaignId: string; ringId: string; on: Day },
): Promise<string[]> {
  const { rings } = await campaignsHandlers.listRings(story.by(PLANNER, on), { campaignId }, NO_EXCHANGE);
  return (rings.find(({ id }) => id === ringId)?.toGo ?? []).map(({ id }) => id);
}

async function explain(
  story: Story,
  { ringId, people, from }: { ringId: string; people: readonly string[]; from: Day },
): Promise<void> {
  for (const [place, personId] of people.entries()) {
    const ctx = story.byMember(personId, addWorkingDays(from, place % 3));
    const input = { ringId, packetVersion: 1, answer: MANUAL_PACKET.scenario.right };
    await campaignsHandlers.confirmPacket(ctx, input, NO_EXCHANGE);
  }
}

/** Some told their teams, and brought back what they could not answer. */
async function tell(
  story: Story,
  { ringId, people, from }: { ringId: string; people: readonly string[]; from: Day },
): Promise<void> {
  const heard = [
    [
      {
        kind: 'question' as const,
        text: 'Who says yes for a customer’s machine when the customer is not here?',
      },
    ],
    [],
    [
      {
        kind: 'worry' as const,
        text: 'That whoever posts nothing will be seen as not caring about the work.',
      },
    ],
    [],
  ];
  const forms = ['huddle', 'meeting', 'huddle', 'one_to_one'] as const;
  for (const [place, personId] of people.entries()) {
    const on = addWorkingDays(from, 1 + (place % 3));
    const ctx = story.byMember(personId, on < story.today ? on : story.today);
    const told = {
      ringId,
      toldOn: ctx.today,
      form: forms[place] ?? 'meeting',
      questions: heard[place] ?? [],
    };
    await campaignsHandlers.tellTeam(ctx, told, NO_EXCHANGE);
  }
}
