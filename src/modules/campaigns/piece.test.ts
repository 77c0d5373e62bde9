import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { campaignsContract as contract } from './contract.ts';
import { begunCampaign, docOf, writtenPiece } from './fixtures/campaign.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner'], { name: 'Aino Lehtonen' });
const colleague = await app.person(['planner'], { name: 'Marta Iriarte' });
const approver = await app.person([]);
const member = await app.person([]);
const campaignId = await begunCampaign(planner, approver);

const save = (pieceId: string, language: 'en' | 'fi' | 'es', version: number, text: string) => ({
  pieceId,
  language,
  version,
  title: `Title ${language}`,
  summary: null,
  doc: docOf(text),
});

test('two people at one edition: the later is refused with what stands, and keeps what they typed', async () => {
  const pieceId = await writtenPiece(planner, campaignId);
  await planner.call(contract.saveEdition, save(pieceId, 'en', 2, 'We start on Monday.'));
  const { version: _, ...draft } = save(pieceId, 'en', 2, 'We start on Tuesday.');
  expect(await colleague.call(contract.saveDraft, { ...draft, baseVersion: 2 })).toMatchObject({
    behind: true,
  });
  expect(
    await colleague.refused(contract.saveEdition, save(pieceId, 'en', 2, 'We start on Tuesday.')),
  ).toMatchObject({
    status: 409,
    code: 'edited_meanwhile',
    current: { version: 3, doc: docOf('We start on Monday.') },
  });
  expect((await colleague.call(contract.readPiece, { pieceId })).drafts).toMatchObject([
    { language: 'en', baseVersion: 2, behind: true, doc: docOf('We start on Tuesday.') },
  ]);
  expect((await planner.call(contract.readPiece, { pieceId })).drafts).toEqual([]);
  expect(await member.refused(contract.readPiece, { pieceId })).toMatchObject({ status: 404 });
  expect(await approver.refused(contract.saveEdition, save(pieceId, 'en', 3, 'x'))).toMatchObject({
    status: 403,
  });
});

test('an edition is stale once the first language changes, until somebody agrees or writes it anew', async () => {
  const pieceId = await writtenPiece(planner, campaignId);
  await planner.call(contract.saveEdition, save(pieceId, 'fi', 0, 'Aloitamme maanantaina.'));
  const staleOf = async () =>
    (await planner.call(contract.readPiece, { pieceId })).editions.find(({ language }) => language === 'fi')
      ?.stale;
  expect(await staleOf()).toBe(false);
  await planner.call(contract.saveEdition, save(pieceId, 'en', 2, 'We start on Tuesday.'));
  expect(await staleOf()).toBe(true);
  expect(
    await planner.refused(contract.confirmEdition, { pieceId, language: 'fi', version: 1, follows: 2 }),
  ).toMatchObject({ code: 'edited_meanwhile' });
  await planner.call(contract.confirmEdition, { pieceId, language: 'fi', version: 1, follows: 3 });
  expect(await staleOf()).toBe(false);
});

test('an earlier state is compared word by word and brought back, and nothing between is lost', async () => {
  const pieceId = await writtenPiece(planner, campaignId, { text: 'We start on Monday.' });
  await planner.call(contract.saveEdition, save(pieceId, 'en', 2, 'We start on Tuesday.'));
  const old = await approver.call(contract.readEditionVersion, { pieceId, language: 'en', number: 2 });
  expect(old.difference.text.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'Monday' },
    { kind: 'added', text: 'Tuesday' },
  ]);
  await planner.call(contract.restoreEdition, { pieceId, language: 'en', number: 2, version: 3 });
  const { versions } = await planner.call(contract.listEditionVersions, { pieceId, language: 'en' });
  expect(versions.map(({ number, restoredFrom }) => [number, restoredFrom])).toEqual([
    [4, 2],
    [3, null],
    [2, null],
    [1, null],
  ]);
});

test('who is at a piece is seen by the others for half a minute, and kept nowhere', async () => {
  const pieceId = await writtenPiece(planner, campaignId);
  await planner.call(contract.stayPresent, { pieceId, language: 'en' });
  const { present } = await colleague.call(contract.stayPresent, { pieceId, language: 'fi' });
  expect(present).toMatchObject([{ person: { id: planner.id, name: 'Aino Lehtonen' }, language: 'en' }]);
  expect(await member.refused(contract.stayPresent, { pieceId, language: 'en' })).toMatchObject({
    status: 404,
  });
  app.setClock('2026-11-23T09:00:40.000Z');
  expect((await colleague.call(contract.readPiece, { pieceId })).present).toEqual([]);
  app.setClock('2026-11-23T09:00:00.000Z');
  const events = await app.db.selectFrom('event').select('name').where('name', 'ilike', '%presen%').execute();
  expect(events).toEqual([]);
});

test('a pasted page with a script is refused with its place, and none of it is kept', async () => {
  const pieceId = await writtenPiece(planner, campaignId);
  const doc = {
    type: 'doc',
    content: [
      { type: 'html', content: [{ type: 'text', text: '<script>alert(1)</script>' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
        ],
      },
    ],
  };
  const problem = await planner.refused(contract.saveEdition, { ...save(pieceId, 'en', 2, ''), doc });
  expect(problem).toMatchObject({
    status: 422,
    errors: [
      { path: 'doc.content.0', code: 'unknown_node' },
      { path: 'doc.content.1.content.0.marks.0.attrs.href', code: 'url_not_allowed' },
    ],
  });
  const stored = await app.db.selectFrom('campaigns_edition_version').select('doc').execute();
  expect(JSON.stringify(stored)).not.toContain('alert(1)');
});

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0e6b5c' } });

test('a picture is drawn anew at three sizes without what was hidden in it, and seen by writers alone', async () => {
  const body = await picture(2000, 1000)
    .withExif({ IFD0: { Artist: 'Aino Lehtonen' }, IFD3: { GPSLatitude: '61/1 29/1 0/1' } })
    .jpeg()
    .toBuffer();
  expect(body.includes('Aino Lehtonen')).toBe(true);
  const image = await planner.call(contract.uploadImage, { campaignId, name: 'hall.jpg' }, { body });
  expect(image.sizes.map(({ width }) => width)).toEqual([480, 960, 1600]);
  const blob = await planner.call(contract.readImage, { imageId: image.id, width: 900 });
  const bytes = Buffer.from(await blob.arrayBuffer());
  const facts = await sharp(bytes).metadata();
  expect(facts).toMatchObject({ format: 'webp', width: 960, height: 480 });
  expect(facts).not.toHaveProperty('exif');
  expect(bytes.includes('Aino Lehtonen')).toBe(false);
  const { token } = await app.session(planner.id);
  const url = `/api/campaigns/images/${image.id}/900`;
  const get = (headers: Record<string, string>) =>
    app.http.inject({ url, headers: { cookie: `inward_session=${token}`, ...headers } });
  const shown = await get({});
  expect(shown.headers).toMatchObject({
    'content-type': 'image/webp',
    'content-disposition': "inline; filename*=UTF-8''960.webp",
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=31536000, immutable',
  });
  const again = await get({ 'if-none-match': String(shown.headers.etag) });
  expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
  expect(
    (await app.http.inject({ url, headers: { 'if-none-match': String(shown.headers.etag) } })).statusCode,
  ).toBe(404);
  expect(await member.refused(contract.readImage, { imageId: image.id, width: 900 })).toMatchObject({
    status: 404,
  });
  expect(await app.nobody.refused(contract.readImage, { imageId: image.id, width: 900 })).toMatchObject({
    status: 404,
  });
  expect(
    await approver.refused(contract.uploadImage, { campaignId, name: 'hall.jpg' }, { body }),
  ).toMatchObject({ status: 403 });
});

test.each([
  [
    'an SVG with a script',
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    ),
    422,
    'not_a_picture',
  ],
  [
    'a page that calls itself a picture',
    Buffer.from('<html><script>alert(1)</script>'),
    422,
    'not_a_picture',
  ],
  ['nothing', Buffer.alloc(0), 422, 'campaigns.file_empty'],
  ['forty megabytes', Buffer.alloc(40 * 1024 * 1024, 7), 413, undefined],
  ['a bomb of nine hundred million points', bomb(30_000, 30_000), 413, 'picture_too_large'],
])('%s is no picture here', async (_what, body, status, code) => {
  const problem = await planner.refused(contract.uploadImage, { campaignId, name: 'picture.png' }, { body });
  expect(problem.status).toBe(status);
  if (code) expect(problem.code).toBe(code);
});

/** A PNG of a few kilobytes that says it is enormous. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

test('a document may only hold pictures of its own campaign', async () => {
  const pieceId = await writtenPiece(planner, campaignId);
  const other = await begunCampaign(planner, approver);
  const image = await planner.call(
    contract.uploadImage,
    { campaignId: other, name: 'a.png' },
    { body: await picture(10, 10).png().toBuffer() },
  );
  const doc = {
    type: 'doc',
    content: [{ type: 'image', attrs: { imageId: image.id, alt: 'A pump', width: 'full' } }],
  };
  expect(await planner.refused(contract.saveEdition, { ...save(pieceId, 'en', 2, ''), doc })).toMatchObject({
    code: 'campaigns.upload_not_found',
  });
});

test('a preview shows a person every rendering in their language, with what changes for them', async () => {
  const pieceId = await writtenPiece(planner, campaignId);
  await planner.call(
    contract.saveEdition,
    save(pieceId, 'fi', 0, 'Jos teet virheen, soitat. [[inward:name]] Otamme sen pois.'),
  );
  const reader = await app.person([], { name: 'Iker & Goñi', language: 'fi' });
  const preview = await planner.call(contract.previewPiece, { pieceId, personId: reader.id });
  expect(preview).toMatchObject({ language: 'fi', title: 'Title fi', changes: 'Saat kuvata omia käsiäsi.' });
  expect(preview.email.html).toContain('Iker &amp; Goñi');
  expect(preview.email.html).toContain('Saat kuvata omia käsiäsi.');
  expect(preview.email.plain).toContain('Jos teet virheen, soitat.');
  // What somebody writes never passes for a slot.
  expect(preview.email.plain.match(/Iker & Goñi/g)).toHaveLength(1);
  expect(preview.chat).toContain(preview.address);
  expect(preview.huddle.lines[1]).toBe('Saat kuvata omia käsiäsi.');
  expect(await member.refused(contract.previewPiece, { pieceId })).toMatchObject({ status: 404 });
});

test('a poster is a PDF of one page on the paper that is asked for', async () => {
  const pieceId = await writtenPiece(planner, campaignId, { title: 'Näytä työsi, ¿vale?' });
  for (const [format, width] of [
    ['A4', 595],
    ['A3', 841],
  ] as const) {
    const blob = await planner.call(contract.printPoster, { pieceId, format });
    const pdf = Buffer.from(await blob.arrayBuffer()).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(Math.trunc(Number(/MediaBox \[0 0 ([\d.]+)/.exec(pdf)?.[1]))).toBe(width);
    expect(pdf).toContain('/Count 1');
  }
  expect(await member.refused(contract.printPoster, { pieceId })).toMatchObject({ status: 404 });
});
