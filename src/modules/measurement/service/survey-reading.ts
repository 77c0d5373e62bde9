import { newId } from '#kernel/ids.ts';
import { EVERYONE } from '#modules/listening/contract/figure.ts';
import { itemResults } from '#modules/listening/service/result.ts';
import { groupView, sightOf } from '#modules/listening/service/result-sight.ts';
import type { Context } from '#platform/context.ts';
import type { Feed } from '../contract/measure.ts';
import { allFeeds, insertReading } from '../store/reading.ts';
import { unitLabels } from '../store/survey-reading.ts';

type SurveyFeed = Extract<Feed, { kind: 'survey_item' }>;
type Results = Awaited<ReturnType<typeof itemResults>>;

/**
 * Reads the measures that are fed by items of a wave whose results were published: of everybody, and of each unit whose own
 * label is shown. Published figures alone; a day that has a reading keeps it. Run twice it does no harm.
 */
export async function readPublished(ctx: Context, waveId: string): Promise<void> {
  const feeds = (await allFeeds(ctx.db)).flatMap(({ measureId, feed }) =>
    feed.kind === 'survey_item' ? [{ measureId, feed }] : [],
  );
  if (feeds.length === 0) return;
  const sight = await sightOf(ctx, waveId);
  const asked = new Set(sight.questionnaire.items.map(({ id }) => id));
  const wanted = feeds.filter(({ feed }) => asked.has(feed.itemId));
  if (wanted.length === 0) return;
  const readOn = (sight.wave.closedAt ?? ctx.now).slice(0, 10);
  const places = [{ group: EVERYONE, unitId: null }, ...(await unitsOf(ctx, waveId, sight.shown))];
  for (const { group, unitId } of places) {
    if (!sight.shown.has(group)) continue;
    const results = await itemResults(ctx, sight, groupView(sight, group));
    for (const { measureId, feed } of wanted) {
      const figure = figureOf(results, feed);
      if (!figure) continue;
      await insertReading(ctx.db, {
        ...figure,
        id: newId(),
        measureId,
        unitId,
        readOn,
        source: 'survey_item',
        sourceId: waveId,
        note: null,
        enteredBy: null,
        enteredAt: ctx.now,
      });
    }
  }
}

async function unitsOf(ctx: Context, waveId: string, shown: ReadonlySet<string>) {
  const labels = await unitLabels(ctx.db, waveId);
  return labels.flatMap(({ id, unitId }) => (shown.has(id) ? [{ group: id, unitId }] : []));
}

/** The published figure of an item; a bound at the ends is no value, and so no reading. */
function figureOf(results: Results, { itemId, figure }: SurveyFeed) {
  const found = results.find((result) => result.itemId === itemId);
  const shown = figure === 'mean' ? found?.mean : found?.favourable;
  if (!shown || !('value' in shown) || shown.bound !== 'about') return null;
  const { value, low, high, answered } = shown;
  const whole = low !== null && high !== null && low <= value && value <= high;
  return { value, low: whole ? low : null, high: whole ? high : null, people: answered };
}
