import { addDays, addWorkingDays, type Day } from '#kernel/calendar.ts';
import { newRandomId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { pieceSettings } from '#modules/campaigns/contract/piece.ts';
import { campaignsHandlers } from '#modules/campaigns/service.ts';
import { deliveryHandlers } from '#modules/delivery/service.ts';
import { cascade, TOLD_BY_SUPERVISORS, type WorkingDay } from './campaign-cascade.ts';
import {
  addPart,
  approve,
  type ExampleAudiences,
  messageOf,
  PLANNER,
  partsIn,
  readBrief,
  readMessageBy,
  rewrite,
  sendOut,
  writePiece,
} from './campaign-hand.ts';
import { campaignPicture } from './campaign-picture.ts';
import { FILMING, FILMING_QUESTION, MARTA, MARTA_POLL, PHOTO_HOUR, WHY } from './campaign-words.ts';
import { actionAt, readPlan } from './plan-hand.ts';
import { NO_EXCHANGE, type Story } from './story.ts';

const MANUAL = 2;
const PICTURE_SAYS: Readonly<Record<Language, string>> = {
  en: 'Two speech bubbles, and a dotted one that is still empty',
  fi: 'Kaksi puhekuplaa ja pisteviivalla piirretty kolmas, joka on vielä tyhjä',
  es: 'Dos bocadillos de diálogo y un tercero, de puntos, todavía vacío',
};

/**
 * «Social media without fear» runs: what the plan of the same name wants is told in pieces. The steering group and the
 * managers have their packets; the manual waits for everyone until the managers can explain it.
 */
export async function socialCampaignExample(
  story: Story,
  { planId, audiences }: { planId: string; audiences: ExampleAudiences },
): Promise<void> {
  const start = addDays(story.next, -28);
  const day = (workingDays: number) => addWorkingDays(start, workingDays);
  const campaignId = await writeBrief(story, { planId, on: day(1), day });
  const pieces = await writePieces(story, campaignId, { on: day(9), production: audiences.production });
  for (const [by, on] of [
    ['Petri Nieminen', day(10)],
    ['Sanna Koivisto', day(10)],
    ['Matti Harju', day(11)],
  ] as const)
    await approve(story, campaignId, { by, on });
  await cascade(story, { campaignId, manualId: pieces.manualId, audiences, day });
  await tellEverybody(story, { pieces, audiences, day });
}

async function writeBrief(
  story: Story,
  { planId, on, day }: { planId: string; on: Day; day: WorkingDay },
): Promise<string> {
  const plan = await readPlan(story, planId, on);
  const { id: campaignId } = await campaignsHandlers.createCampaign(
    story.by(PLANNER, on),
    { template: 'social-media', startsOn: on, endsOn: addDays(on, 112), language: 'en' },
    NO_EXCHANGE,
  );
  const brief = await readBrief(story, campaignId, on);
  const goalIds = plan.goals.map(({ id }) => id);
  await rewrite(story, { brief, kind: 'head', on }, () => ({ goalIds }));
  const baselines = [46, 41];
  await rewrite(story, { brief, kind: 'objective', on }, ({ measure }, place) => ({
    goalId: goalIds[place] ?? null,
    byOn: addDays(on, 84),
    measure: measure && { ...measure, baseline: baselines[place] ?? null },
  }));
  await rewrite(story, { brief, kind: 'card', on: day(5) }, (_card, place) => ({
    writtenWith: { people: 4 + (place % 3), on: day(4) },
  }));
  const shares = [38, 46, 29, 17];
  const answerers = [PLANNER, 'Matti Harju', 'Sanna Koivisto', 'Petri Nieminen'];
  await rewrite(story, { brief, kind: 'objection', on: day(6) }, (_objection, place) => ({
    heard: {
      en: 'In the four groups that were asked, and at the test bench',
      fi: 'Neljässä ryhmässä, joilta kysyttiin, ja testipenkin luona',
      es: 'En los cuatro grupos a los que se preguntó y en el banco de pruebas',
    },
    share: { percent: shares[place] ?? 20, asked: 64, on: day(4) },
    answererId: story.id(answerers[place] ?? PLANNER),
  }));
  const camera = {
    kind: 'material' as const,
    what: 'Camera and lights for the photo hour',
    money: { cents: 180_000, currency: 'EUR' },
    hours: null,
    expertDays: null,
    material: null,
    granted: true,
  };
  await rewrite(story, { brief, kind: 'budget', on }, () => ({ costs: [camera] }));
  const approverIds = ['Matti Harju', 'Petri Nieminen', 'Sanna Koivisto'].map(story.id);
  await rewrite(story, { brief, kind: 'approval', on }, () => ({ rule: 'all' as const, approverIds }));
  await gatherGroup(story, campaignId, on);
  const [objective] = partsIn(brief, 'objective');
  const linked = { campaignId, objectiveId: objective?.id ?? null, actionId: actionAt(plan, MANUAL).id };
  await campaignsHandlers.addCampaignAction(story.by(PLANNER, on), linked, NO_EXCHANGE);
  return campaignId;
}

async function gatherGroup(story: Story, campaignId: string, on: Day): Promise<void> {
  const members = [
    {
      name: 'Marta Ibáñez',
      part: {
        en: 'Posts first, and says how it was',
        fi: 'Julkaisee ensimmäisenä ja kertoo, miltä se tuntui',
        es: 'Publica la primera y cuenta cómo ha sido',
      },
      knows: {
        en: 'Assembly in Zaragoza, and who there is listened to',
        fi: 'Zaragozan kokoonpanon ja sen, ketä siellä kuunnellaan',
        es: 'Montaje en Zaragoza y a quién se escucha allí',
      },
    },
    {
      name: 'Sanna Koivisto',
      part: {
        en: 'Reads along for the works council',
        fi: 'Lukee mukana luottamusmiesten puolesta',
        es: 'Lo sigue en nombre del comité de empresa',
      },
      knows: {
        en: 'What people were told off for, and by whom',
        fi: 'Mistä on moitittu ja kuka on moittinut',
        es: 'Por qué se ha reñido a la gente y quién lo hizo',
      },
    },
    {
      name: 'Jukka Salmela',
      part: {
        en: 'Tries every text on the evening shift',
        fi: 'Kokeilee jokaista tekstiä iltavuorossa',
        es: 'Prueba cada texto en el turno de tarde',
      },
      knows: {
        en: 'The line in Tampere and its silences',
        fi: 'Tampereen linjan ja mistä siellä ei puhuta',
        es: 'La línea de Tampere y sus silencios',
      },
    },
  ];
  for (const { name, part, knows } of members) {
    const content = { personId: story.id(name), part, knows };
    await addPart(story, campaignId, { part: { kind: 'member', content }, on });
  }
}

interface Pieces {
  readonly whyId: string;
  readonly manualId: string;
  readonly filmingId: string;
  readonly martaId: string;
  readonly photoId: string;
}

async function writePieces(
  story: Story,
  campaignId: string,
  { on, production }: { on: Day; production: string },
): Promise<Pieces> {
  const ctx = story.by(PLANNER, on);
  const { pieces } = await campaignsHandlers.listPieces(ctx, { campaignId }, NO_EXCHANGE);
  const [why, manual] = pieces;
  const picture = { campaignId, name: 'speech-bubbles.png' };
  const upload = await campaignPicture();
  const { id: imageId } = await campaignsHandlers.uploadImage(ctx, picture, { ...NO_EXCHANGE, upload });
  const above = (language: Language) => [
    { type: 'image' as const, attrs: { imageId, alt: PICTURE_SAYS[language], width: 'full' as const } },
  ];
  const whyId = await writePiece(story, { campaignId, pieceId: why?.id }, { words: WHY, on, above });
  const manualId = manual?.id ?? '';
  const { version, settings } = await campaignsHandlers.readPiece(ctx, { pieceId: manualId }, NO_EXCHANGE);
  const decided = pieceSettings.parse({
    ...settings,
    fromWhom: WHY.fromWhom,
    level: 'seen',
    changes: {
      kind: 'text',
      text: {
        en: 'One page takes the place of the old rule. In doubt you ask, and you get an answer the same day.',
        fi: 'Yksi sivu korvaa vanhan säännön. Kun epäröit, kysyt ja saat vastauksen saman päivän aikana.',
        es: 'Una página sustituye a la regla antigua. Si dudas, preguntas y te contestan el mismo día.',
      },
    },
  });
  await campaignsHandlers.changePiece(ctx, { pieceId: manualId, version, settings: decided }, NO_EXCHANGE);
  const filmingId = await writePiece(
    story,
    { campaignId },
    {
      words: FILMING,
      on,
      settings: {
        lane: 'must_know',
        level: 'understood',
        question: FILMING_QUESTION,
        ownerId: story.id('Petri Nieminen'),
        trueUntilOn: addDays(story.next, 180),
        changesFor: [{ audienceId: production, says: { kind: 'text', text: FILMING.changes ?? {} } }],
      },
    },
  );
  const martaId = await writePiece(
    story,
    { campaignId },
    { words: MARTA, on, settings: { ownerId: story.id('Marta Ibáñez') }, below: martaPoll() },
  );
  const photoId = await writePiece(
    story,
    { campaignId },
    { words: PHOTO_HOUR, on, settings: { lane: 'nice_to_know', trueUntilOn: addDays(story.next, 28) } },
  );
  return { whyId, manualId, filmingId, martaId, photoId };
}

/** The same poll in each language: votes of all three are counted together. */
function martaPoll() {
  const pollId = newRandomId();
  const { question, options } = MARTA_POLL;
  return (language: Language) => [
    {
      type: 'poll' as const,
      attrs: { pollId, question: question[language], options: options.map((option) => option[language]) },
    },
  ];
}

/** Three pieces that everybody may have at once, and one that is to come. */
async function tellEverybody(
  story: Story,
  { pieces, audiences, day }: { pieces: Pieces; audiences: ExampleAudiences; day: WorkingDay },
): Promise<void> {
  const { everyone, production } = audiences;
  const reason = TOLD_BY_SUPERVISORS;
  await sendOut(story, pieces.whyId, { audienceId: everyone, on: day(17), time: '09:00', reason });
  await sendOut(story, pieces.martaId, { audienceId: everyone, on: day(18), time: '09:00', reason });
  await sendOut(story, pieces.filmingId, { audienceId: production, on: day(18), time: '07:30', reason });
  await sendOut(story, pieces.photoId, {
    audienceId: everyone,
    on: day(22),
    time: '10:00',
    reason,
    channels: ['feed', 'email'],
  });
  const readers = story.others.filter((_id, place) => place % 4 === 1);
  await readMessageBy(story, {
    messageId: await messageOf(story, pieces.whyId),
    on: day(18),
    readers: readers.slice(0, 24),
    seconds: 62,
    useful: 13,
    useless: 2,
  });
  await readMessageBy(story, {
    messageId: await messageOf(story, pieces.martaId),
    on: day(19),
    readers: readers.slice(10, 24),
    seconds: 30,
    useful: 10,
    useless: 1,
  });
  const messageId = await messageOf(story, pieces.martaId);
  for (const [place, personId] of readers.slice(10, 15).entries()) {
    const ctx = story.byMember(personId, day(19));
    await deliveryHandlers.vote(ctx, { messageId, choice: place % 3 }, NO_EXCHANGE);
  }
  // The assemblers of Tampere and of Zaragoza, without those who lead them.
  const assemblers = [...story.others.slice(1, 33), ...story.others.slice(34, 64)];
  const onTheFloor = assemblers.filter((_id, place) => place % 3 === 0);
  await readMessageBy(story, {
    messageId: await messageOf(story, pieces.filmingId),
    on: day(19),
    readers: onTheFloor.slice(0, 14),
    seconds: 24,
    useful: 9,
    useless: 2,
    answer: { right: FILMING_QUESTION.right, people: 9 },
  });
}
