import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { workbook } from '#test/workbook.ts';
import { listeningContract as contract } from './contract.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const leader = await app.person(['leader']);
const member = await app.person();

describe('results of other vendors', () => {
  const csv = readFile(new URL('fixtures/civil-service-people-survey.csv', import.meta.url));
  const upload = async (body: Uint8Array | string, fileName = 'csps.csv') =>
    planner.call(contract.uploadResults, { fileName, vendor: 'Civil Service People Survey' }, { body });

  test('come in with a preview, are kept whole, drawn as one line, and taken back', async () => {
    const read = await upload(await csv);
    expect(read).toMatchObject({
      problems: [],
      writtenAt: null,
      years: expect.arrayContaining([2009, 2019]),
    });
    expect(read.counts.figures).toBeGreaterThan(300);
    expect(read.losses.find(({ loss }) => loss === 'composite')?.figures).toBeGreaterThan(100);
    const { id: importId, version, mapping } = read;
    const source = 'Cabinet Office, Open Government Licence v3.0';
    const mapped = await planner.call(contract.mapResultImport, {
      importId,
      version,
      mapping: { ...mapping, source, own: 'Acas' },
    });
    expect(await planner.refused(contract.writeResultImport, { importId, version })).toMatchObject({
      code: 'edited_meanwhile',
    });
    const written = await planner.call(contract.writeResultImport, { importId, version: mapped.version });
    expect(written.counts.figures).toBe(read.counts.figures);
    expect(
      await planner.refused(contract.writeResultImport, { importId, version: written.version }),
    ).toMatchObject({
      code: 'listening.import_is_written',
    });

    const line = await member.call(contract.readImportedTrend, { construct: 'pride' });
    expect(line.segments).toMatchObject([
      {
        vendor: 'Civil Service People Survey',
        measure: 'proud',
        source,
        losses: ['none'],
        join: { kind: 'first' },
      },
    ]);
    expect(line.segments[0]?.points[0]).toMatchObject({ on: '2009', value: 72 });
    const index = await member.call(contract.readImportedTrend, { construct: 'engagement', unit: 'score' });
    expect(index.segments[0]?.measure).toBe('engagement_index');

    const others = { construct: 'pride', organisation: 'Companies House' } as const;
    expect((await leader.call(contract.readImportedTrend, others)).segments[0]?.points[0]).toMatchObject({
      value: 61,
    });
    // Whoever does not plan sees our own line, whatever they ask for.
    expect((await member.call(contract.readImportedTrend, others)).segments).toEqual(line.segments);
    expect((await member.call(contract.listImportedOrganisations, {})).organisations).toEqual([
      { name: 'Acas', own: true, from: 2009, to: 2019 },
    ]);
    expect(
      (await leader.call(contract.listImportedOrganisations, { search: 'companies' })).organisations,
    ).toMatchObject([{ name: 'Companies House', own: false }]);

    expect(await member.refused(contract.withdrawResultImport, { importId })).toMatchObject({ status: 403 });
    await planner.call(contract.withdrawResultImport, { importId });
    expect((await member.call(contract.readImportedTrend, { construct: 'pride' })).segments).toEqual([]);
  });

  test('a workbook of the next vendor with a year in common is linked to the one before', async () => {
    const first = await upload(await csv);
    const own = await planner.call(contract.mapResultImport, {
      importId: first.id,
      version: first.version,
      mapping: { ...first.mapping, own: 'Acas' },
    });
    await planner.call(contract.writeResultImport, { importId: first.id, version: own.version });
    const next = await planner.call(
      contract.uploadResults,
      { fileName: 'next.xlsx', vendor: 'Next' },
      {
        body: workbook([
          ['Organisation', 'Year', 'Respondents', 'Pride in what we do'],
          ['Acas', 2009, 700, 70],
          ['Acas', 2021, 650, 75],
          ['Small team', 2021, 4, 100],
        ]),
      },
    );
    expect(next).toMatchObject({
      counts: { figures: 2, leftOut: 1 },
      problems: [{ code: 'too_few_people', row: 4, severity: 'leaves_out' }],
      losses: [{ loss: 'points_unknown', figures: 2 }],
    });
    const mapped = await planner.call(contract.mapResultImport, {
      importId: next.id,
      version: next.version,
      mapping: { ...next.mapping, own: 'Acas' },
    });
    await planner.call(contract.writeResultImport, { importId: next.id, version: mapped.version });
    const { segments } = await member.call(contract.readImportedTrend, { construct: 'pride' });
    expect(segments.map(({ vendor }) => vendor).toSorted()).toEqual(['Civil Service People Survey', 'Next']);
    expect(segments[1]?.join).toMatchObject({ kind: 'linked', years: ['2009'] });
    expect(
      segments
        .flatMap(({ points }) => points)
        .every(({ respondents }) => respondents === null || respondents >= 5),
    ).toBe(true);
  });

  test('what cannot be read is refused or named, and writes nothing', async () => {
    expect(
      await planner.refused(contract.uploadResults, { fileName: 'a.csv' }, { body: '%PDF-1.7' }),
    ).toMatchObject({
      code: 'people.import_file_is_pdf',
    });
    const { id: importId, version } = await upload('org,year,trust\nA,soon,50\nA,2019,60\n');
    const refused = await planner.refused(contract.writeResultImport, { importId, version });
    expect(refused).toMatchObject({ code: 'listening.import_has_problems' });
    expect(await planner.call(contract.readResultImport, { importId })).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ code: 'year_unreadable', row: 2 })]),
      writtenAt: null,
    });
    expect(await member.refused(contract.readResultImport, { importId })).toMatchObject({ status: 403 });
  });
});
