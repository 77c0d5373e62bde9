import type { APIRequestContext } from 'playwright-core';
import { addDays, type Day } from '#kernel/calendar.ts';
import { post } from './access-cast.ts';

/** What nobody but those whose work it is may read before its day. */
export const SECRET = 'Closing the Tampere line';

export interface OpenPlan {
  readonly planId: string;
  readonly goal: string;
  readonly ask: string;
  readonly practice: string;
  readonly sealed: string;
}

/** Writes a plan over the API as a planner does: three goals, four phases, seven actions; one of them is sealed. */
export async function writePlan(
  planner: APIRequestContext,
  { today, ownerId }: { today: Day; ownerId: string },
): Promise<OpenPlan> {
  const on = (days: number) => addDays(today, days);
  const { id: planId } = await post(planner, '/api/plan/plans', {
    title: {
      en: 'Autumn: showing our work without fear',
      fi: 'Syksy: työ näkyviin ilman pelkoa',
      es: 'Otoño: mostrar nuestro trabajo sin miedo',
    },
    startsOn: on(-5),
    endsOn: on(73),
  });
  const goal = await newGoal(planner, planId, {
    sentence: {
      en: 'By spring, nobody is afraid of being told off for a private post.',
      fi: 'Kevääseen mennessä kukaan ei pelkää moitteita yksityisestä julkaisusta.',
      es: 'Para la primavera, nadie teme que le riñan por una publicación privada.',
    },
    byOn: on(73),
  });
  await post(planner, `/api/plan/goals/${goal}/measures`, {
    name: { en: 'Fear of posting, 1 to 5', fi: 'Julkaisemisen pelko, 1–5', es: 'Miedo a publicar, de 1 a 5' },
    unit: 'score',
    direction: 'down',
    baseline: 3.6,
    target: 2.5,
    source: { kind: 'by_hand', what: 'The autumn pulse' },
  });
  await newGoal(planner, planId, {
    sentence: {
      en: 'Twenty of us show our work in our own words.',
      fi: 'Kaksikymmentä meistä näyttää työtään omin sanoin.',
    },
  });
  const phase = async (title: object, from: number, to: number) =>
    (await post(planner, `/api/plan/plans/${planId}/phases`, { title, startsOn: on(from), endsOn: on(to) }))
      .id;
  const action = async (phaseId: string, title: object, facts: object) =>
    (
      await post(planner, `/api/plan/phases/${phaseId}/actions`, {
        title,
        ownerId,
        goalIds: [goal],
        ...facts,
      })
    ).id;
  const listen = await phase({ en: 'Listen', fi: 'Kuuntele', es: 'Escuchar' }, -5, 9);
  const learn = await phase({ en: 'Learn', fi: 'Opi', es: 'Aprender' }, 13, 31);
  const tryIt = await phase({ en: 'Try it', fi: 'Kokeile', es: 'Probar' }, 34, 59);
  await phase({ en: 'Look back', fi: 'Katso taakse', es: 'Mirar atrás' }, 62, 73);
  const ask = await action(
    listen,
    { en: 'Ask twelve people per plant what they fear', fi: 'Kysy kahdeltatoista, mitä he pelkäävät' },
    { kind: 'session', dueOn: on(2) },
  );
  await action(
    listen,
    { en: 'Publish the manual draft, four rules on one page' },
    { kind: 'manual', dueOn: on(3) },
  );
  const practice = await action(
    learn,
    { en: 'Practice hour in small groups, with our own posts', fi: 'Harjoitustunti pienryhmissä' },
    {
      kind: 'training',
      startsOn: on(13),
      dueOn: on(24),
      waitsForIds: [ask],
      description: {
        en: 'Practice hours are on Wednesdays at 14 for supervisors.',
        fi: 'Harjoitustunnit ovat keskiviikkoisin klo 14 esihenkilöille.',
      },
    },
  );
  const sealed = await action(
    learn,
    { en: SECRET },
    { dueOn: on(30), description: { en: `${SECRET}: who and when` } },
  );
  await action(
    tryIt,
    { en: 'Twenty volunteers, two posts each, a mentor beside them' },
    { startsOn: on(34) },
  );
  await action(tryIt, { en: 'Camera corner on each floor' }, { dueOn: on(40) });
  await put(planner, `/api/plan/lines/action/${sealed}/seal`, {
    version: 1,
    reason: 'Being negotiated with the works council.',
    opensOn: on(40),
  });
  return { planId, goal, ask, practice, sealed };
}

/** Opens the hearing from a day on, for ten days. */
export async function openHearing(planner: APIRequestContext, planId: string, opensOn: Day): Promise<void> {
  await put(planner, `/api/plan/plans/${planId}/hearing`, {
    opensOn,
    closesOn: addDays(opensOn, 9),
    shareNeeded: 60,
  });
}

async function newGoal(planner: APIRequestContext, planId: string, goal: object): Promise<string> {
  return (await post(planner, `/api/plan/plans/${planId}/goals`, goal)).id;
}

async function put(visitor: APIRequestContext, path: string, data: object): Promise<void> {
  const response = await visitor.put(path, { data });
  if (!response.ok()) throw new Error(`PUT ${path}: ${await response.text()}`);
}
