import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { openSession } from '#modules/access/service/session.ts';
import { hashToken } from '#platform/secrets.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { LARGEST_FILE } from './contract/file.ts';
import { brandContract } from './contract.ts';
import { add, promise, publish } from './fixtures/core.ts';
import { removeUnusedFiles } from './service/file.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const member = await app.person();
const PDF = '%PDF-1.7\nproof';

const upload = (name: string, body: string | Uint8Array) =>
  planner.call(brandContract.uploadFile, { name }, { body });

test('a proof’s file is kept, and members get it once its version is published', async () => {
  const file = await upload('päätös.pdf', PDF);
  expect(file).toMatchObject({ name: 'päätös.pdf', type: 'application/pdf', bytes: PDF.length });
  await planner.call(brandContract.startDraft, {});
  await add(planner, promise(planner.id, { proofs: [{ text: { en: 'The decision' }, fileId: file.id }] }));
  expect(await member.refused(brandContract.downloadFile, { fileId: file.id })).toMatchObject({
    status: 404,
    code: 'brand.file_not_found',
  });
  expect(await (await planner.call(brandContract.downloadFile, { fileId: file.id })).text()).toBe(PDF);
  await publish(planner);
  expect(await (await member.call(brandContract.downloadFile, { fileId: file.id })).text()).toBe(PDF);
  expect((await member.call(brandContract.readCore, {})).promises[0]?.proofs[0]?.file).toEqual(file);
  expect(await app.nobody.refused(brandContract.downloadFile, { fileId: file.id })).toMatchObject({
    status: 401,
  });
});

test('a file comes as an attachment that no browser runs', async () => {
  const { id } = await upload('note.txt', '<script>alert(1)</script>');
  const browser = hashToken('a browser');
  const opening = { personId: planner.id, method: 'password', userAgent: 'test', browser } as const;
  const { token } = await openSession(app.context(), opening);
  const cookies = { inward_session: token };
  const { headers, body } = await app.http.inject({ url: `/api/brand/files/${id}`, cookies });
  expect(body).toBe('<script>alert(1)</script>');
  expect(headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': "attachment; filename*=UTF-8''note.txt",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
});

test('members upload nothing', async () => {
  const problem = await member.refused(brandContract.uploadFile, { name: 'a.pdf' }, { body: PDF });
  expect(problem).toMatchObject({ status: 403 });
});

test('what a browser could run, what is something else than its name says, and nothing at all are not taken', async () => {
  const wrong: [name: string, body: string | Uint8Array, code: string][] = [
    ['page.html', '<p>', 'brand.file_type_not_taken'],
    ['drawing.svg', '<svg/>', 'brand.file_type_not_taken'],
    ['no-ending', PDF, 'brand.file_type_not_taken'],
    ['picture.png', PDF, 'brand.file_type_not_taken'],
    ['text.txt', Uint8Array.of(65, 0, 66), 'brand.file_type_not_taken'],
    ['empty.pdf', '', 'brand.file_empty'],
  ];
  for (const [name, body, code] of wrong)
    expect(await planner.refused(brandContract.uploadFile, { name }, { body })).toMatchObject({
      status: 422,
      code,
    });
  const large = new Uint8Array(LARGEST_FILE + 1);
  expect(await planner.refused(brandContract.uploadFile, { name: 'a.pdf' }, { body: large })).toMatchObject({
    status: 413,
  });
});

test('an upload that no version ends up holding is swept away after a week, and no other', async () => {
  const unused = await upload('unused.pdf', PDF);
  const held = await upload('held.pdf', PDF);
  await planner.call(brandContract.startDraft, {}).catch(() => undefined);
  await add(planner, promise(planner.id, { proofs: [{ text: { en: 'Held' }, fileId: held.id }] }));
  app.setClock('2026-11-29T09:00:00.000Z');
  await removeUnusedFiles(app.context());
  expect(await readdir(dirname(app.runtime.files.path(unused.id)))).toContain(unused.id);
  app.setClock('2026-12-01T09:00:00.000Z');
  await removeUnusedFiles(app.context());
  await removeUnusedFiles(app.context());
  const code = 'brand.file_not_found';
  expect(await planner.refused(brandContract.downloadFile, { fileId: unused.id })).toMatchObject({ code });
  expect(await readdir(dirname(app.runtime.files.path(unused.id)))).not.toContain(unused.id);
  expect(await (await planner.call(brandContract.downloadFile, { fileId: held.id })).text()).toBe(PDF);
});
