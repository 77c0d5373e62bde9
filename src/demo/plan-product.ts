import { addDays, type Day } from '#kernel/calendar.ts';
import { planHandlers } from '#modules/plan/service.ts';
import type { ExampleCore } from './brand.ts';
import { askAndAnswer, worryUnseen } from './conversation.ts';
import { actionAt, beginPlan, type ExamplePlan, readBy, readPlan, suggest } from './plan-hand.ts';
import { NO_EXCHANGE, type Story } from './story.ts';

const PLANNER = 'Lucía Ferrer';

/** The actions of the template «training for a new product line» that the story speaks of, by their place. */
const EXPERT = 1;
const MATERIAL = 2;
const TRAINERS = 3;
const PILOT = 4;
const SESSIONS = 5;
const SALES = 6;
const TEST = 7;

/** «A new product line»: in its hearing now. Questions, worries, suggestions and help have come in; it cannot start yet. */
export async function productPlanExample(story: Story, { valueIds, promiseIds }: ExampleCore): Promise<void> {
  const { today } = story;
  const opensOn = addDays(today, -6);
  const planId = await beginPlan(story, {
    template: 'product-training',
    title: { en: 'A new product line', fi: 'Uusi tuotelinja', es: 'Una nueva línea de producto' },
    writtenOn: addDays(today, -13),
    startsOn: addDays(story.monday, 14),
    owners: [
      'Petri Nieminen',
      'Sanna Koivisto',
      'Jukka Salmela',
      'Jukka Salmela',
      'Marta Ibáñez',
      'Petri Nieminen',
      PLANNER,
      'Sanna Koivisto',
      'Petri Nieminen',
    ],
    serves: [[{ kind: 'value', id: valueIds[3] }], [{ kind: 'promise', id: promiseIds[2] }]],
    baselines: [0, 0],
  });
  const hearing = { planId, opensOn, closesOn: addDays(today, 5), shareNeeded: 60 };
  await planHandlers.openHearing(story.by(PLANNER, opensOn), hearing, NO_EXCHANGE);
  const plan = await readPlan(story, planId, opensOn);
  const { id: lineId, version } = actionAt(plan, EXPERT);
  const seal = {
    reason: 'We are talking with two candidates, and their employers do not know it yet.',
    opensOn: addDays(today, 12),
  };
  await planHandlers.sealLine(
    story.by(PLANNER, opensOn),
    { lineKind: 'action', lineId, version, ...seal },
    NO_EXCHANGE,
  );
  await readBy(story, planId, { count: 98, from: opensOn, days: 6 });
  await hear(story, plan, opensOn);
  await suggestAndHelp(story, plan, opensOn);
}

async function hear(story: Story, plan: ExamplePlan, from: Day): Promise<void> {
  const on = (place: number) => ({ kind: 'plan.action', id: actionAt(plan, place).id });
  await askAndAnswer(story, {
    by: 'Marta Ibáñez',
    on: from,
    kind: 'question',
    language: 'es',
    text: '¿Quién lleva la línea mientras estamos en el curso?',
    votes: 11,
    subject: on(SESSIONS),
  });
  await askAndAnswer(story, {
    by: 'Aino Lehtonen',
    on: addDays(from, 1),
    kind: 'question',
    language: 'fi',
    text: 'Näkeekö esihenkilöni, miten käytännön koe meni?',
    subject: on(TEST),
    answer: {
      by: 'Sanna Koivisto',
      on: addDays(from, 2),
      outcome: 'answered',
      reason: 'Ei. Tuloksen näkevät vain sinä ja kouluttajasi, eikä siitä jää merkintää mihinkään.',
    },
  });
  await askAndAnswer(story, {
    by: 'Aino Lehtonen',
    on: addDays(from, 4),
    kind: 'question',
    language: 'fi',
    text: 'Saako pilottitiimi lisätunteja vai tehdäänkö tämä normaalin työn päälle?',
    subject: on(PILOT),
  });
  await askAndAnswer(story, {
    by: 'Marta Ibáñez',
    on: addDays(from, 4),
    kind: 'worry',
    language: 'es',
    text: 'Me preocupa que el material llegue primero en finés y nosotros trabajemos un mes con dibujos.',
    subject: on(MATERIAL),
  });
  await worryUnseen(story, {
    by: 'Jukka Salmela',
    on: addDays(from, 3),
    language: 'fi',
    text: 'Pelkään, että hitaimmat oppijat siirretään pois linjalta kokeen jälkeen.',
    subject: on(TEST),
  });
}

async function suggestAndHelp(story: Story, plan: ExamplePlan, from: Day): Promise<void> {
  const sessions = actionAt(plan, SESSIONS);
  const inPart = await suggest(story, {
    by: 'Marta Ibáñez',
    on: addDays(from, 1),
    action: sessions,
    language: 'es',
    after: 'Sesiones para todos los equipos, en grupos de seis; el turno de noche, de noche',
    dueOn: addDays(sessions.dueOn ?? from, 14),
    why: 'En el banco de pruebas caben seis. Con ocho, dos miran.',
  });
  await planHandlers.decideSuggestion(
    story.by('Petri Nieminen', addDays(from, 3)),
    {
      suggestionId: inPart,
      taken: [{ part: 0 }],
      reason: 'Seis, sí. La fecha se queda: la venta empieza esa semana, y añadimos un segundo banco.',
    },
    NO_EXCHANGE,
  );
  const declined = await suggest(story, {
    by: 'Jukka Salmela',
    on: addDays(from, 2),
    action: actionAt(plan, SALES),
    language: 'fi',
    after: 'Myynti: yksi oikea asiakas, joka sanoo ei',
    why: 'Oikea asiakas opettaa enemmän kuin kolme näyteltyä.',
  });
  await planHandlers.decideSuggestion(
    story.by(PLANNER, addDays(from, 4)),
    {
      suggestionId: declined,
      taken: [],
      reason:
        'Oikea asiakas ei saa olla harjoituskappale. Kutsumme silti yhden katsomaan kolmatta harjoitusta.',
    },
    NO_EXCHANGE,
  );
  await suggest(story, {
    by: 'Aino Lehtonen',
    on: addDays(from, 5),
    action: actionAt(plan, TRAINERS),
    language: 'fi',
    after: 'Kahdeksan meistä oppii opettamaan, joka vuorosta kaksi',
    why: 'Kuudella yövuoro jää ilman omaa opettajaa.',
  });
  await planHandlers.offerHelp(
    story.by('Aino Lehtonen', addDays(from, 5)),
    {
      actionId: actionAt(plan, PILOT).id,
      words: 'Olen testannut uutta linjaa keväästä asti, voin olla mukana.',
    },
    NO_EXCHANGE,
  );
  const { id: offerId } = await planHandlers.offerHelp(
    story.by('Marta Ibáñez', addDays(from, 2)),
    { actionId: actionAt(plan, MATERIAL).id, words: 'Puedo revisar los textos en español.' },
    NO_EXCHANGE,
  );
  await planHandlers.decideOffer(
    story.by('Jukka Salmela', addDays(from, 3)),
    { offerId, accept: true, reply: 'Gracias, Marta. Te mando las páginas el lunes.' },
    NO_EXCHANGE,
  );
}
