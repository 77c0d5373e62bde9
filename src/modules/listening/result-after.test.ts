import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { todayContract } from '#modules/delivery/contract/today.ts';
import { listeningContract as contract } from './contract.ts';
import { publishedWave, type Respond } from './fixtures/closed-wave.ts';
import { planned } from './fixtures/open-wave.ts';
import { enps, items, manager, resultsHouse, trust, words } from './fixtures/results-house.ts';
import { tellAnswer } from './service/wave-answer-message.ts';

const house = await resultsHouse();
const { app, planner, hallLead, member, newcomer, surveyId, waveId } = house;
const { reportOf, groupNamed, packageOf } = house;

describe('comments', () => {
  test('are shown from ten on with themes that anybody can count, and nobody’s label', async () => {
    const { rows, items: asked } = await member.call(contract.listResultComments, { waveId, limit: 200 });
    expect(rows.length).toBeGreaterThanOrEqual(10);
    expect(asked).toEqual([
      { itemId: words, text: { en: 'What else?' }, comments: rows.length, withheld: null },
    ]);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['itemId', 'language', 'text', 'themes']);
    const { themes, comments, unthemed } = await member.call(contract.listThemes, { waveId });
    expect(themes[0]).toMatchObject({
      name: { en: expect.stringMatching(/^meetings?$/) },
      comments,
      origin: 'found',
    });
    expect(unthemed).toBe(0);
  });

  test('themes are put right by planners, one after the other', async () => {
    const theme = {
      waveId,
      name: { en: 'Heating' },
      phrases: [{ language: 'en' as const, words: 'cold rooms' }],
    };
    expect((await member.refused(contract.addTheme, theme)).status).toBe(403);
    const { id: themeId, version } = await planner.call(contract.addTheme, theme);
    const cold = { themeId, version, phrases: [{ language: 'en' as const, words: 'cold' }] };
    await planner.call(contract.changeTheme, cold);
    expect((await planner.refused(contract.changeTheme, cold)).code).toBe('edited_meanwhile');
    const { rows } = await member.call(contract.listResultComments, { waveId, themeId, limit: 200 });
    expect(new Set(rows.map(({ text }) => text))).toEqual(new Set(['The meeting rooms are cold.']));
    expect((await planner.refused(contract.removeTheme, { themeId, version })).code).toBe('edited_meanwhile');
    await planner.call(contract.removeTheme, { themeId, version: version + 1 });
    const nothing = { ...theme, phrases: [{ language: 'en' as const, words: '…!' }] };
    expect((await planner.refused(contract.addTheme, nothing)).code).toBe('listening.phrase_without_words');
  });
});

describe('after the results', () => {
  test('what goes with the outcome is told with intervals', async () => {
    const { drivers } = await member.call(contract.readDrivers, { waveId });
    expect(drivers).toMatchObject({ outcome: { itemId: enps }, method: 'LMG' });
    expect(drivers?.items.map(({ itemId }) => itemId).sort()).toEqual([trust, manager].sort());
    expect(drivers?.explained.value).toBeGreaterThan(30);
  });

  test('a manager chooses what their group works on, and the same people are asked again', async () => {
    const group = await groupNamed('Hall');
    const { proposals, can } = await hallLead.call(contract.readFocus, { waveId, group });
    expect(can.choose).toBe(true);
    expect(proposals[0]).toMatchObject({
      score: 100,
      action: { title: expect.stringContaining('Improve: ') },
    });
    const wish = { waveId, group, itemId: proposals[0]?.itemId ?? trust, askAgainOn: '2027-02-01' };
    const elsewhere = { ...wish, group: await groupNamed('Field sales') };
    expect((await hallLead.refused(contract.chooseFocus, elsewhere)).code).toBe('listening.only_own_groups');
    expect((await member.refused(contract.chooseFocus, wish)).status).toBe(403);
    const { id: focusId } = await hallLead.call(contract.chooseFocus, wish);
    expect((await hallLead.refused(contract.chooseFocus, wish)).code).toBe('listening.focus_is_chosen');
    expect((await planner.call(contract.listDueFocus, {})).focus).toEqual([]);
    app.setClock('2027-02-01T09:00:00.000Z');
    expect((await planner.call(contract.listDueFocus, {})).focus).toMatchObject([
      { id: focusId, state: 'due' },
    ]);
    const { surveyId: followUp } = await planner.call(contract.askAgain, { focusId });
    expect((await planner.call(contract.askAgain, { focusId })).surveyId).toBe(followUp);
    const { content } = await planner.call(contract.readSurvey, { surveyId: followUp });
    expect(content.title.en).toContain('Did it help?');
    expect(content.items.map(({ scale }) => scale.kind)).toHaveLength(2);
    const settings = { audienceId: content.audienceId, closesAt: '2027-02-10T09:00:00.000Z' };
    const { invited } = await planned(app, planner, { surveyId: followUp, settings });
    expect(invited).toBe(32);
    app.setClock('2026-11-23T09:00:00.000Z');
  });

  test('the answer is a draft to its writers alone, complete before it is published, and opens all groups', async () => {
    const part = { group: 'everyone' as const, heard: { en: 'Too many meetings.' }, doing: {} };
    expect(
      (await member.refused(contract.writeWaveAnswer, { waveId, version: 0, parts: [part] })).status,
    ).toBe(403);
    const { version } = await planner.call(contract.writeWaveAnswer, { waveId, version: 0, parts: [part] });
    expect(
      (await planner.refused(contract.writeWaveAnswer, { waveId, version: 0, parts: [part] })).code,
    ).toBe('edited_meanwhile');
    expect((await member.call(contract.readWaveAnswer, { waveId })).state).toBe('none');
    expect(await planner.call(contract.readWaveAnswer, { waveId })).toMatchObject({
      state: 'draft',
      missing: [{ language: 'en' }],
    });
    expect((await planner.refused(contract.publishWaveAnswer, { waveId, version })).code).toBe(
      'listening.answer_not_complete',
    );
    const parts = [{ ...part, doing: { en: 'No meetings on Fridays.' } }];
    const next = await planner.call(contract.writeWaveAnswer, { waveId, version, parts });

    const second = await planned(app, planner, { surveyId });
    expect(second.can.open).toBe('listening.answer_the_last_wave');
    await planner.call(contract.publishWaveAnswer, { waveId, ...next });
    expect((await planner.call(contract.readWave, { waveId: second.id })).can.open).toBeNull();
    expect(await member.call(contract.readWaveAnswer, { waveId })).toMatchObject({
      state: 'published',
      parts,
    });
    expect((await planner.refused(contract.writeWaveAnswer, { waveId, ...next, parts })).code).toBe(
      'listening.answer_is_published',
    );
    expect((await reportOf(hallLead, await groupNamed('Field sales'))).can.readAll).toBe(true);
    await app.queue.drain(app.context);
    await tellAnswer(app.context(), { waveId });
    const toldOf = async (visitor: typeof member) =>
      (await visitor.call(todayContract.readToday, {})).rows.map(({ title }) => title.split(':')[0]);
    expect(await toldOf(member)).toEqual(['What we heard']);
    // Who came after the wave was planned was not asked, and is not told.
    expect(await toldOf(newcomer)).toEqual([]);
    await planner.call(contract.unplanWave, { waveId: second.id });
  });

  test('the next wave is compared with the last, where the change is clear and where not', async () => {
    const better: Respond = (_, at) =>
      at % 9 === 0 ? null : { answers: { [enps]: 10, [trust]: 5, [manager]: 1 + (at % 5) } };
    const next = await publishedWave(app, planner, { surveyId, items, respond: better });
    const { items: results, before } = await member.call(contract.readResults, { waveId: next });
    expect(before?.waveId).toBe(waveId);
    const told = results.find(({ itemId }) => itemId === trust);
    expect(told?.change).toMatchObject({ clear: true });
    expect(told?.change?.points).toBeGreaterThan(20);
    const { points } = await member.call(contract.readResultTrend, { waveId: next, itemId: trust });
    expect(points.map((point) => [point.waveId, point.change?.clear ?? null])).toEqual([
      [waveId, null],
      [next, true],
    ]);
    // The first wave stands as it stood.
    expect((await reportOf(member)).items.find(({ itemId }) => itemId === trust)?.change).toBeNull();
  });
});

describe('taken along', () => {
  test('the table has what its reader may read', async () => {
    const lines = (await (await member.call(contract.exportResultTable, { waveId })).text())
      .trim()
      .split('\r\n');
    expect(lines[0]).toBe(
      'wave,closed,view,group,invited,item,construct,figure,value,bound,low,high,answered,withheld',
    );
    expect(lines.filter((line) => line.includes('Hall')).length).toBeGreaterThan(3);
  });

  test('the package is checked without the product, and a change in it is found', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inward-package-'));
    afterAll(() => rm(folder, { recursive: true }));
    const found = await packageOf(waveId);
    const shown = new Set(found.groups.flatMap(({ key, answered }) => (answered === null ? [] : [key])));
    expect(found.figures.filter(({ group }) => !shown.has(group))).toEqual([]);
    expect(await verified(folder, JSON.stringify(found))).toMatchObject({ status: 0 });
    expect(await verified(folder, JSON.stringify(found), '--hash', found.hash)).toMatchObject({ status: 0 });
    expect((await verified(folder, JSON.stringify(found), '--hash', 'ab')).said).toContain(
      'not the one that you were invited with',
    );
    const bent = JSON.stringify(found).replace('"invited":', '"invited":1');
    expect((await verified(folder, bent)).said).toContain('was changed after it was exported');
    expect((await member.refused(contract.exportResultPackage, { waveId })).status).toBe(403);
  });
});

async function verified(folder: string, text: string, ...options: string[]) {
  const file = join(folder, 'package.json');
  await writeFile(file, text);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/verify-results.mjs', file, ...options],
    { encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}
