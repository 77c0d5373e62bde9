import { expect, test } from 'vitest';
import { campaignsContract } from '#modules/campaigns/contract.ts';
import { begunCampaign } from '#modules/campaigns/fixtures/campaign.ts';
import { listeningContract } from '#modules/listening/contract.ts';
import { resultsHouse, trust } from '#modules/listening/fixtures/results-house.ts';
import { measurementContract as contract } from './contract.ts';
import { readPublished } from './service/survey-reading.ts';

const { app, planner, member, waveId } = await resultsHouse();

test('a measure that is fed by a survey item reads what was published, of everybody and of units that are shown', async () => {
  const approver = await app.person();
  const campaignId = await begunCampaign(planner, approver);
  const { id: measureId } = await planner.call(campaignsContract.addPart, {
    campaignId,
    part: {
      kind: 'objective',
      content: {
        sentence: { en: 'People say what they think.' },
        measure: {
          name: { en: 'Speaking up' },
          unit: 'percent',
          direction: 'up',
          target: 80,
          source: { kind: 'survey_item', what: 'Pulse' },
        },
      },
    },
  });
  const feed = { kind: 'survey_item' as const, itemId: trust, figure: 'favourable' as const };
  expect(await member.refused(contract.setFeed, { measureId, version: null, feed })).toMatchObject({
    status: 403,
  });
  await planner.call(contract.setFeed, { measureId, version: null, feed });
  await readPublished(app.context(), waveId);
  await readPublished(app.context(), waveId);

  const published = await planner.call(listeningContract.readResults, { waveId });
  const figure = published.items.find(({ itemId }) => itemId === trust)?.favourable;
  const seen = await planner.call(contract.readMeasure, { measureId });
  expect(figure).toMatchObject({ bound: 'about' });
  expect(seen.series).toMatchObject([figure && 'value' in figure ? { value: figure.value } : {}]);
  expect(seen.readings.every(({ source, enteredBy }) => source === 'survey_item' && enteredBy === null)).toBe(
    true,
  );

  const map = await planner.call(listeningContract.readResultMap, { waveId, view: 'org' });
  const shown = map.rows
    .flatMap(({ cells }) => cells)
    .flatMap((cell) => ('value' in cell ? [cell.value] : []));
  expect(seen.units.length).toBeGreaterThan(0);
  expect(seen.units.length).toBeLessThanOrEqual(map.rows.filter(({ reason }) => reason === null).length);
  for (const { series } of seen.units) for (const { value } of series) expect(shown).toContain(value);
});
