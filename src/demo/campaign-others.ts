import { addDays, addWorkingDays, type Day } from '#kernel/calendar.ts';
import { CONTENT } from '#modules/campaigns/contract/part.ts';
import { campaignsHandlers } from '#modules/campaigns/service.ts';
import {
  addPart,
  approve,
  type ExampleAudiences,
  messageOf,
  PLANNER,
  readBrief,
  readMessageBy,
  rewrite,
  sendOut,
  writePiece,
} from './campaign-hand.ts';
import { EARS, EARS_CLOSURE } from './campaign-other-words.ts';
import { NO_EXCHANGE, type Story } from './story.ts';

/** «A new product line»: a brief that was begun a week ago, with what it lacks to be seen. */
export async function productCampaignExample(story: Story): Promise<void> {
  const on = addDays(story.today, -6);
  const { id: campaignId } = await campaignsHandlers.createCampaign(
    story.by(PLANNER, on),
    {
      kind: 'project',
      title: { en: 'A new product line', fi: 'Uusi tuotesarja', es: 'Una nueva línea de producto' },
      startsOn: addDays(story.next, 35),
      language: 'en',
    },
    NO_EXCHANGE,
  );
  const brief = await readBrief(story, campaignId, on);
  await rewrite(story, { brief, kind: 'concept', on }, () => ({
    axis: {
      en: 'You hear it before the customer does.',
      fi: 'Sinä kuulet sen ennen asiakasta.',
      es: 'Tú lo oyes antes que el cliente.',
    },
  }));
  const objective = CONTENT.objective.parse({
    sentence: {
      en: 'Everybody who builds the new pump can say what is different about it.',
      fi: 'Jokainen uuden pumpun rakentaja osaa sanoa, mikä siinä on toisin.',
    },
    measure: {
      name: {
        en: 'Can say what is new',
        fi: 'Osaa kertoa, mikä on uutta',
        es: 'Sabe decir qué hay de nuevo',
      },
      unit: 'percent',
      direction: 'up',
      target: 85,
      source: { kind: 'survey_item', what: 'Three of four differences named without help' },
    },
  });
  await addPart(story, campaignId, { part: { kind: 'objective', content: objective }, on });
  const card = CONTENT.card.parse({
    group: { en: 'Assembly Zaragoza', fi: 'Zaragozan kokoonpano', es: 'Montaje Zaragoza' },
    ownWords: {
      en: 'The drawings come to us last, and in Finnish.',
      fi: 'Piirustukset tulevat meille viimeisinä, ja suomeksi.',
      es: 'Los planos nos llegan los últimos y en finés.',
    },
  });
  await addPart(story, campaignId, { part: { kind: 'card', content: card }, on });
  const objection = CONTENT.objection.parse({
    words: {
      en: 'The new line goes to Tampere, and the old one dies with us.',
      fi: 'Uusi linja menee Tampereelle, ja vanha kuolee meidän mukanamme.',
      es: 'La línea nueva se va a Tampere y la vieja se muere con nosotros.',
    },
    kind: 'fear',
    heard: { en: 'In the canteen in Zaragoza', fi: 'Zaragozan ruokalassa', es: 'En el comedor de Zaragoza' },
    answererId: story.id('Petri Nieminen'),
    answerBy: addDays(story.today, -1),
  });
  await addPart(story, campaignId, { part: { kind: 'objection', content: objection }, on });
}

/** «Ear protection that people wear»: closed in summer, with what came of it and what it taught. */
export async function closedCampaignExample(story: Story, { production }: ExampleAudiences): Promise<void> {
  const begun = addDays(story.today, -210);
  const { id: campaignId } = await campaignsHandlers.createCampaign(
    story.by(PLANNER, begun),
    {
      kind: 'recurring',
      title: EARS.title,
      startsOn: addDays(begun, 7),
      endsOn: addDays(begun, 110),
      language: 'en',
    },
    NO_EXCHANGE,
  );
  const brief = await readBrief(story, campaignId, begun);
  await rewrite(story, { brief, kind: 'concept', on: begun }, () => ({ axis: EARS.changes }));
  await rewrite(story, { brief, kind: 'messages', on: begun }, () => ({ messages: [EARS.summary] }));
  await rewrite(story, { brief, kind: 'approval', on: begun }, () => ({
    rule: 'any' as const,
    approverIds: [story.id('Petri Nieminen')],
  }));
  const trueUntilOn = addDays(begun, 110);
  const pieceId = await writePiece(
    story,
    { campaignId },
    { words: EARS, on: begun, settings: { trueUntilOn } },
  );
  await approve(story, campaignId, { by: 'Petri Nieminen', on: addDays(begun, 3) });
  const out: Day = addWorkingDays(begun, 6);
  const reason = 'A third of the floor has no e-mail: the poster hangs at both gates.';
  await sendOut(story, pieceId, { audienceId: production, on: out, time: '07:30', reason });
  await readMessageBy(story, {
    messageId: await messageOf(story, pieceId),
    on: addDays(out, 1),
    readers: story.others.slice(12, 24),
    seconds: 25,
    useful: 8,
    useless: 1,
  });
  const closing = story.by(PLANNER, addDays(begun, 112), '15:00');
  await campaignsHandlers.closeCampaign(closing, { campaignId, ...EARS_CLOSURE }, NO_EXCHANGE);
}
