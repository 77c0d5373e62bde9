import { type Day, dayIn } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import { newRandomId } from '#kernel/ids.ts';
import type { Editions, Language } from '#kernel/language.ts';
import { audienceSql } from '#modules/people/service/audience.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import { type Translate, translator } from '#platform/translate.ts';
import type { Questionnaire } from '../contract/item.ts';
import { LEAST_LABEL, type ViewName, type WaveSettings } from '../contract/wave.ts';
import { takesWords } from '../domain/item.ts';
import { type Invitee, type PlannedLabel, planLabels } from '../domain/labels.ts';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };
import {
  type CandidateRow,
  candidatesIn,
  codePeople,
  type LabelRow,
  type RosterRow,
  unitSizes,
  unitsAbove,
} from '../store/roster.ts';
import { peopleOf } from '../store/sampling.ts';
import { drawInvited } from './sampling.ts';

const wordsIn = translator({ en, fi, es });

/** Arms of an experiment by person; who has none answers under everyone in that view. */
export type Arms = Readonly<Record<string, string>>;

export interface WavePlan {
  readonly labels: readonly LabelRow[];
  readonly roster: readonly RosterRow[];
  readonly resting: number;
  readonly notDrawn: number;
  readonly rolledUp: readonly { unitId: string; unit: string; people: number; labelId: string }[];
}

/**
 * Who would be invited now, and under which labels: drawn by lot where there is a sample, leaving those in peace whom
 * pulses have asked enough. Refused when fewer than twelve are left.
 */
export async function planOf(
  ctx: Context,
  {
    settings,
    questionnaire,
    arms,
  }: { settings: WaveSettings; questionnaire: Questionnaire; arms: Arms | null },
): Promise<WavePlan> {
  const all = await candidatesIn(ctx.db, await audienceOf(ctx, settings.audienceId));
  const draw = await drawInvited(
    ctx,
    all.map(({ id }) => id),
    { kind: questionnaire.kind, items: questionnaire.items.length, size: settings.sample },
  );
  if (draw.invited.length < LEAST_LABEL)
    return refuse('invalid', 'listening.too_few_invited', {
      least: LEAST_LABEL,
      invited: draw.invited.length,
      resting: draw.resting.length,
    });
  const units = await unitsAbove(ctx.db);
  const drawn = new Set(draw.invited);
  const invited = all.filter(({ id }) => drawn.has(id));
  const planned = planLabels(
    invited.map((row) => inviteeOf(row, { units, arm: arms?.[row.id] ?? null })),
    {
      views: [...settings.views, ...(arms ? (['arm'] as const) : [])],
      words: questionnaire.items.some(takesWords),
      today: await houseDay(ctx),
      newId: newRandomId,
    },
  );
  const byCode = await codePeopleOf(ctx, settings, invited);
  return {
    labels: planned.labels.map((label) => labelRow(label, { units, languages: questionnaire.languages })),
    roster: invited.map(({ id }) => ({
      personId: id,
      attributes: planned.attributes.get(id) ?? {},
      labels: planned.people.get(id) ?? {},
      byCode: byCode.has(id),
    })),
    resting: draw.resting.length,
    notDrawn: all.length - draw.invited.length - draw.resting.length,
    rolledUp: planned.rolledUp.map((one) => ({ ...one, unit: units.get(one.unitId)?.name ?? '' })),
  };
}

const audienceOf = (ctx: Context, audienceId: string | null) =>
  audienceSql(ctx, audienceId ?? { kind: 'everyone' });

function inviteeOf(
  row: CandidateRow,
  { units, arm }: { units: ReadonlyMap<string, { parentId: string | null }>; arm: string | null },
): Invitee {
  const unitPath: string[] = [];
  for (let at = row.unitId; at !== null; at = units.get(at)?.parentId ?? null) unitPath.unshift(at);
  const { id, roleFamily, startedOn, birthYear } = row;
  return { id, unitPath, roleFamily, startedOn, birthYear, arm };
}

async function codePeopleOf(
  ctx: Context,
  { codesFor }: WaveSettings,
  invited: readonly CandidateRow[],
): Promise<ReadonlySet<string>> {
  switch (codesFor.who) {
    case 'nobody':
      return new Set();
    case 'without_email':
      return new Set(invited.filter(({ hasEmail }) => !hasEmail).map(({ id }) => id));
    case 'audience':
      return new Set(await peopleOf(ctx.db, await audienceSql(ctx, codesFor.audienceId)));
  }
}

async function houseDay(ctx: Context): Promise<Day> {
  return dayIn((await organisationOf(ctx)).zone, ctx.now);
}

function labelRow(
  label: PlannedLabel,
  { units, languages }: { units: ReadonlyMap<string, { name: string }>; languages: readonly Language[] },
): LabelRow {
  const { id, view, key, kind, headCount: invited, parentId, unitIds } = label;
  const names: Editions = Object.fromEntries(
    languages.map((language) => [language, nameOf(label, { units, t: wordsIn(language) })]),
  );
  return { id, view, key, kind, names, invited, parentId, unitIds };
}

/** What people call a label: «Sales», «Other teams of Sales», «2 to 10 years», «Other roles». */
function nameOf(
  { kind, names, view, withUnknown }: PlannedLabel,
  { units, t }: { units: ReadonlyMap<string, { name: string }>; t: Translate },
): string {
  const unit = units.get(names.at(-1) ?? '')?.name ?? '';
  switch (kind) {
    case 'everyone':
      return t('labels.everyone');
    case 'unit':
      return unit;
    case 'others':
      return names.length === 0 ? t('labels.otherUnits') : t('labels.othersOf', { unit });
    case 'band':
      return withUnknownOf(bandName(view, names, t), withUnknown, t);
    case 'value':
      return names[0] ?? '';
    case 'other-values':
      return t('labels.otherValues');
  }
}

function bandName(view: ViewName, [first, last]: readonly string[], t: Translate): string {
  if (first === undefined) return t('labels.unknown');
  if (view === 'generation')
    return first === last
      ? t(`labels.generation.${first}`)
      : t('labels.generations', {
          first: t(`labels.generation.${first}`),
          last: t(`labels.generation.${last}`),
        });
  const from = Number(first.slice(1));
  const to = TENURE_END[last ?? first];
  if (to === undefined) return t('labels.tenureFrom', { from });
  return from === 0 ? t('labels.tenureTo', { to }) : t('labels.tenureBetween', { from, to });
}

/** The year in which a band of tenure ends. */
const TENURE_END: Readonly<Record<string, number>> = { t0: 1, t1: 2, t2: 5, t5: 10, t10: 20 };

const withUnknownOf = (name: string, withUnknown: boolean, t: Translate): string =>
  withUnknown && name !== t('labels.unknown') ? t('labels.orUnknown', { name }) : name;

/** What a frozen wave still tells of its planning: the small units are found again in the roster. */
export async function rosterFacts(ctx: Context, waveId: string, labels: readonly LabelRow[]) {
  const [units, sizes, byCode] = [
    await unitsAbove(ctx.db),
    await unitSizes(ctx.db, waveId),
    await codePeople(ctx.db, { waveId, view: 'core' }),
  ];
  const rolledUp = labels.flatMap(({ id, kind, key, unitIds }) =>
    unitIds
      .filter((unitId) => kind !== 'unit' || !key.endsWith(unitId))
      .map((unitId) => ({
        unitId,
        unit: units.get(unitId)?.name ?? '',
        people: sizes.get(unitId) ?? 0,
        labelId: id,
      })),
  );
  return {
    invited: labels.find(({ view, kind }) => view === 'core' && kind === 'everyone')?.invited ?? 0,
    resting: 0,
    notDrawn: 0,
    byCode: byCode.reduce((sum, { people }) => sum + people, 0),
    rolledUp,
  };
}
