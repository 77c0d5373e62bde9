import { addDays, type Day, weekday } from '#kernel/calendar.ts';
import { planHandlers } from '#modules/plan/service.ts';
import type { ExampleCore } from './brand.ts';
import { askAndAnswer } from './conversation.ts';
import { EXAMPLE_ZONE } from './organisation.ts';
import { actionAt, beginPlan, readBy, readPlan, suggest } from './plan-hand.ts';
import { NO_EXCHANGE, type Story } from './story.ts';

const PLANNER = 'Lucía Ferrer';

/** The actions of the template «social media without fear» that the story speaks of, by their place. */
const FEARS = 0;
const PULSE = 1;
const MANUAL = 2;
const STEERING = 3;
const MANAGERS = 4;

/**
 * «Social media without fear»: heard in autumn, started four weeks ago; two meetings were held and one was skipped, and one
 * action has been put off three times. Returns the plan.
 */
export async function socialPlanExample(
  story: Story,
  { valueIds, promiseIds }: ExampleCore,
): Promise<string> {
  const start = addDays(story.next, -28);
  const heardFrom = addDays(start, -14);
  const planId = await beginPlan(story, {
    template: 'social-media',
    writtenOn: addDays(start, -21),
    startsOn: start,
    owners: [
      PLANNER,
      'Sanna Koivisto',
      PLANNER,
      'Matti Harju',
      'Jukka Salmela',
      'Marta Ibáñez',
      'Jukka Salmela',
      PLANNER,
      'Sanna Koivisto',
      PLANNER,
    ],
    serves: [
      [{ kind: 'promise', id: promiseIds[0] }],
      [{ kind: 'promise', id: promiseIds[1] }],
      [{ kind: 'value', id: valueIds[0] }],
    ],
    baselines: [3.6, 41, 4],
  });
  await hear(story, planId, heardFrom);
  await planHandlers.startPlan(story.by(PLANNER, start), { planId }, NO_EXCHANGE);
  await planHandlers.setSeries(
    story.by(PLANNER, start),
    {
      planId,
      weekday: weekday(start),
      time: '09:00',
      zone: EXAMPLE_ZONE,
      ownerId: story.id(PLANNER),
      startsOn: addDays(start, 1),
      endsOn: null,
    },
    NO_EXCHANGE,
  );
  await work(story, planId, start);
  return planId;
}

/** A quarter of Lumo reads it; a question is answered, and an idea of Aino's makes the meetings shorter. */
async function hear(story: Story, planId: string, from: Day): Promise<void> {
  const hearing = { planId, opensOn: from, closesOn: addDays(from, 11), shareNeeded: 25 };
  await planHandlers.openHearing(story.by(PLANNER, from), hearing, NO_EXCHANGE);
  await readBy(story, planId, { count: 64, from: addDays(from, 1), days: 9 });
  const plan = await readPlan(story, planId, from);
  const managers = actionAt(plan, MANAGERS);
  const suggestionId = await suggest(story, {
    by: 'Aino Lehtonen',
    on: addDays(from, 3),
    action: managers,
    language: 'fi',
    after: 'Esihenkilöt: 30 minuuttia ryhmässä, kahdesti',
    why: 'Kolme varttia kerralla jää aina jonkun vuoron alle. Kaksi lyhyttä mahtuu.',
  });
  const decision = { suggestionId, taken: [{ part: 0 }], reason: null };
  await planHandlers.decideSuggestion(story.by('Jukka Salmela', addDays(from, 5)), decision, NO_EXCHANGE);
  await askAndAnswer(story, {
    by: 'Marta Ibáñez',
    on: addDays(from, 2),
    kind: 'question',
    language: 'es',
    text: '¿Puede mi encargado mirar mi cuenta privada?',
    subject: { kind: 'plan.action', id: actionAt(plan, MANUAL).id },
    answer: {
      by: PLANNER,
      on: addDays(from, 4),
      outcome: 'answered',
      reason:
        'No. Está en la segunda regla del manual: ningún mando mira cuentas privadas, ni pregunta por ellas.',
    },
  });
}

/** Four weeks of work: two meetings, one that nobody held, and a pulse that is put off for the third time. */
async function work(story: Story, planId: string, start: Day): Promise<void> {
  const { actions } = await readPlan(story, planId, start);
  const id = (place: number) => actions[place]?.id ?? '';
  const change = async (place: number, by: string, on: Day, fields: object) => {
    const { version } = await planHandlers.readAction(
      story.by(PLANNER, on),
      { actionId: id(place) },
      NO_EXCHANGE,
    );
    await planHandlers.changeAction(story.by(by, on), { actionId: id(place), version, fields }, NO_EXCHANGE);
  };
  const put = async (
    place: number,
    by: string,
    on: Day,
    state: 'under_way' | 'blocked',
    reason: string | null,
  ) => {
    const { version } = await planHandlers.readAction(
      story.by(PLANNER, on),
      { actionId: id(place) },
      NO_EXCHANGE,
    );
    const input = { actionId: id(place), version, state, reason };
    await planHandlers.changeActionState(story.by(by, on), input, NO_EXCHANGE);
  };
  await put(FEARS, PLANNER, addDays(start, 1), 'under_way', null);
  await meet(story, planId, {
    on: addDays(start, 7),
    note: 'Assembly and service have been asked; the office is next. The fears are written down in people’s own words.',
    said: [
      {
        actionId: id(FEARS),
        outcome: 'partly',
        cause: 'no_time',
        reaction: 'none',
        words: 'Two groups of four.',
      },
      {
        actionId: id(PULSE),
        outcome: 'not',
        cause: 'technical',
        reaction: 'new_date',
        newDueOn: addDays(start, 24),
        words: 'No tablets on the night shift.',
      },
    ],
  });
  await change(PULSE, PLANNER, addDays(start, 15), { dueOn: addDays(start, 26) });
  await put(MANUAL, PLANNER, addDays(start, 17), 'under_way', null);
  await meet(story, planId, {
    on: addDays(start, 21),
    note: 'The fears are out on a page that everybody can read. The most frequent one: “my supervisor will see it”.',
    said: [
      { actionId: id(FEARS), outcome: 'realised', cause: null, reaction: null, words: null },
      {
        actionId: id(PULSE),
        outcome: 'not',
        cause: 'waits_for_something',
        reaction: 'new_date',
        newDueOn: addDays(start, 30),
        words: 'The tablets are ordered.',
      },
    ],
    guest: true,
  });
  const blocked = addDays(start, 24);
  await put(STEERING, 'Matti Harju', blocked, 'blocked', 'Two of five are travelling until Friday.');
}

interface Meeting {
  readonly on: Day;
  readonly note: string;
  readonly said: readonly {
    readonly actionId: string;
    readonly outcome: 'realised' | 'partly' | 'not';
    readonly cause: 'no_time' | 'technical' | 'waits_for_something' | null;
    readonly reaction: 'new_date' | 'none' | null;
    readonly newDueOn?: Day;
    readonly words: string | null;
  }[];
  readonly guest?: true;
}

async function meet(story: Story, planId: string, { on, note, said, guest }: Meeting): Promise<void> {
  const ctx = story.by(PLANNER, on, '09:02');
  const { id: checkInId } = await planHandlers.openCheckIn(ctx, { planId, occursOn: on }, NO_EXCHANGE);
  if (guest) {
    const drawn = await planHandlers.drawGuest(ctx, { checkInId }, NO_EXCHANGE);
    const personId = drawn.guest?.person?.id;
    if (personId)
      await planHandlers.answerAsGuest(
        story.byMember(personId, on),
        { checkInId, coming: true },
        NO_EXCHANGE,
      );
  }
  for (const { actionId, newDueOn = null, ...words } of said) {
    const added = await planHandlers.addItem(ctx, { checkInId, actionId }, NO_EXCHANGE);
    const item = added.items.find((one) => one.id === actionId);
    const input = {
      checkInId,
      kind: 'action' as const,
      objectId: actionId,
      version: item?.version ?? 1,
      ownerId: item?.owner?.id ?? null,
      newDueOn,
      ...words,
    };
    await planHandlers.recordItem(ctx, input, NO_EXCHANGE);
  }
  const { version } = await planHandlers.readCheckIn(ctx, { checkInId }, NO_EXCHANGE);
  await planHandlers.closeCheckIn(story.by(PLANNER, on, '09:17'), { checkInId, version, note }, NO_EXCHANGE);
}
