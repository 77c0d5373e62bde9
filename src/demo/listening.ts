import { addDays, type Day } from '#kernel/calendar.ts';
import { newId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { type Random, randomIndex, randomNormal, seededRandom } from '#kernel/stats/random.ts';
import { instantIn } from '#kernel/time-zone.ts';
import type { Answers } from '#modules/listening/contract/item.ts';
import { publicWaveContract, type WaveManifest } from '#modules/listening/contract/public-wave.ts';
import { surveyContent } from '#modules/listening/contract/survey.ts';
import { waveSettings } from '#modules/listening/contract/wave.ts';
import { bankItemOf, itemFromBank } from '#modules/listening/domain/item-bank.ts';
import { closeWave } from '#modules/listening/service/closing.ts';
import { makeKeys } from '#modules/listening/service/key.ts';
import { openWave } from '#modules/listening/service/opening.ts';
import { beginWave, planWave } from '#modules/listening/service/wave.ts';
import { listeningHandlers } from '#modules/listening/service.ts';
import {
  type BallotWire,
  drawTokens,
  type Purse,
  type PurseStore,
  putIntoEnvelopes,
  sendWaiting,
} from '#modules/listening/web/ballot-client.ts';
import { type Context, NOBODY, SYSTEM } from '#platform/context.ts';
import { ANSWER, COMMENTS, PULSE_INTRO, PULSE_TITLE } from './listening-words.ts';
import { EXAMPLE_ZONE } from './organisation.ts';
import { NO_EXCHANGE, type Story } from './story.ts';

const PLANNER = 'Lucía Ferrer';
const ROUND_DAYS = 28;
const OPEN_DAYS = 7;

/**
 * The pulse of Lumo Pumps: a round that is over, with its results and the answer to them, and one that is open now. Ballots
 * are drawn and cast as browsers do it; who answers what is drawn from a fixed seed. Those who carry the story have not
 * answered the open round, so that whoever signs in as one of them can.
 */
export async function listeningExample(story: Story, ctx: Context): Promise<void> {
  const random = seededRandom(20261123);
  const opened = addDays(story.today, -2);
  const first = addDays(opened, -ROUND_DAYS);
  const surveyId = await pulse(story, first);
  const people = await languagesOf(ctx);

  const past = await openedRound(story, { surveyId, on: first });
  await vote(story, past, { people, on: first, random, share: 0.65 });
  const closedOn = addDays(first, OPEN_DAYS);
  await closeWave(story.by(PLANNER, closedOn).as(SYSTEM), { waveId: past });
  await answer(story, { waveId: past, on: addDays(closedOn, 7) });

  const now = await openedRound(story, { surveyId, on: opened });
  const others = new Set(story.others);
  const rest = new Map([...people].filter(([id]) => others.has(id)));
  await vote(story, now, { people: rest, on: opened, random, share: 0.15 });
}

async function pulse(story: Story, firstOn: Day): Promise<string> {
  const ctx = story.by(PLANNER, addDays(firstOn, -7));
  const { id, content } = await listeningHandlers.createSurvey(
    ctx,
    { kind: 'pulse', title: { ...PULSE_TITLE }, start: 'items', audienceId: null, subject: null },
    NO_EXCHANGE,
  );
  const begun = surveyContent.parse(content);
  const wish = bankItemOf('inward.one_thing');
  const rhythm = { everyDays: ROUND_DAYS, firstOn, openDays: OPEN_DAYS, sharePercent: 100 };
  const items = [...begun.items, ...(wish ? [itemFromBank(wish, newId())] : [])];
  const written = { ...begun, intro: { ...PULSE_INTRO }, items, rhythm };
  await listeningHandlers.writeSurvey(ctx, { surveyId: id, version: 1, content: written }, NO_EXCHANGE);
  return id;
}

/** A round from its draft to its opening, at nine of a day. */
async function openedRound(story: Story, { surveyId, on }: { surveyId: string; on: Day }): Promise<string> {
  const ctx = story.by(PLANNER, on, '09:00');
  const settings = waveSettings.parse({
    closesAt: instantIn(EXAMPLE_ZONE, addDays(on, OPEN_DAYS), '09:00'),
    // The example sends no letters.
    invite: false,
  });
  const waveId = await beginWave(ctx, { surveyId, settings });
  await planWave(ctx, waveId, { version: null, arms: null });
  await makeKeys(ctx, { waveId });
  await openWave(ctx, waveId, null);
  return waveId;
}

interface Voting {
  readonly people: ReadonlyMap<string, Language>;
  readonly on: Day;
  readonly random: Random;
  readonly share: number;
}

async function vote(story: Story, waveId: string, { people, on, random, share }: Voting): Promise<void> {
  const outside = story.byNobody(on).as(NOBODY);
  const { manifest, hash } = await publicWave(outside, { waveId });
  for (const [personId, language] of people) {
    if (random() > share) continue;
    const ctx = story.byMember(personId, on);
    const { waves } = await listeningHandlers.listMyWaves(ctx, {}, NO_EXCHANGE);
    const mine = waves.find(({ id }) => id === waveId);
    if (!mine) continue;
    const device = { wire: wireOf(ctx, outside), store: pocket() };
    const purse = await drawTokens(device, { manifest, hash, labels: mine.labels });
    const answers = sittingOf(manifest, { labels: mine.labels, language, random });
    const sitting = { answers, words: {}, language, under: {} };
    const sealed = await putIntoEnvelopes(device, { purse, manifest, sitting });
    await sendWaiting(device, sealed, { pause: async () => undefined });
  }
}

/** The endpoints, without the network between. */
const wireOf = (ctx: Context, outside: Context): BallotWire => ({
  readPublicWave: (input) => publicWave(outside, input),
  drawTokens: async (input) => listeningHandlers.drawTokens(ctx, input, NO_EXCHANGE),
  castBallot: async (ballot) =>
    listeningHandlers.castBallot(outside, { ...ballot, padding: ballot.padding ?? '' }, NO_EXCHANGE),
  listBallotIds: async (input) =>
    publicWaveContract.listBallotIds.output.parse(
      await listeningHandlers.listBallotIds(outside, input, NO_EXCHANGE),
    ),
});

const publicWave = async (outside: Context, input: { waveId: string }) =>
  publicWaveContract.readPublicWave.output.parse(
    await listeningHandlers.readPublicWave(outside, input, NO_EXCHANGE),
  );

function pocket(): PurseStore {
  let kept: Purse | undefined;
  return {
    read: async () => kept,
    write: async (purse) => {
      kept = purse;
    },
  };
}

interface Sitter {
  readonly labels: readonly { readonly view: string; readonly labelId: string }[];
  readonly language: Language;
  readonly random: Random;
}

/** Answers around a mood of the person and one of their group; each item has a level of its own. */
function sittingOf(manifest: WaveManifest, { labels, language, random }: Sitter): Answers {
  const group = labels.find(({ view }) => view === 'org')?.labelId;
  const place = manifest.views.find(({ name }) => name === 'org')?.labels.findIndex(({ id }) => id === group);
  const mood = 0.6 * randomNormal(random) + 0.5 * Math.sin(2.4 * (place ?? 0));
  const answers: Record<string, number | string> = {};
  manifest.questionnaire.items.forEach(({ id, scale }, at) => {
    if (scale.kind === 'agree5' && random() < 0.97)
      answers[id] = Math.min(
        5,
        Math.max(1, Math.round((LEVELS[at] ?? 3.4) + mood + 0.7 * randomNormal(random))),
      );
    const said = COMMENTS[language];
    if (scale.kind === 'comment' && random() < 0.3)
      answers[id] = said[randomIndex(random, said.length)] ?? '';
  });
  return answers;
}

/** What the items of the pulse come to on average, in their order. */
const LEVELS = [3.2, 3.4, 3.1, 3.5, 3.3, 4.1, 3.9];

async function answer(story: Story, { waveId, on }: { waveId: string; on: Day }): Promise<void> {
  const ctx = story.by(PLANNER, on, '14:00');
  const part = { group: 'everyone', heard: { ...ANSWER.heard }, doing: { ...ANSWER.doing } };
  const { version } = await listeningHandlers.writeWaveAnswer(
    ctx,
    { waveId, version: 0, parts: [part] },
    NO_EXCHANGE,
  );
  await listeningHandlers.publishWaveAnswer(ctx, { waveId, version }, NO_EXCHANGE);
}

/** Everybody who works there, with the language that they write in, in the order of their numbers. */
async function languagesOf(ctx: Context): Promise<Map<string, Language>> {
  const rows = await ctx.db
    .selectFrom('people_person')
    .select(['id', 'language'])
    .where('leftOn', 'is', null)
    .orderBy('employeeNumber')
    .execute();
  return new Map(rows.map(({ id, language }) => [id, language ?? 'en']));
}
