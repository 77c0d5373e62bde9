import { expect, test } from 'vitest';
import { fileTypeOf } from './file-type.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ['Decision.PDF', '%PDF-1.4', 'application/pdf'],
  ['notes.txt', 'Plain words', 'text/plain; charset=utf-8'],
  ['table.xlsx', 'PK\u0003\u0004rest', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['page.html', '<html>', undefined],
  ['drawing.svg', '<svg>', undefined],
  ['decision.pdf.html', '%PDF-1.4', undefined],
  ['decision.pdf', '<html>', undefined],
  ['notes.txt', '', undefined],
  ['notes.txt', 'zero \u0000 byte', undefined],
  ['constructor', 'x', undefined],
  ['a.constructor', 'x', undefined],
])('%s that begins with %j is taken as %s', (name, head, type) => {
  expect(fileTypeOf(name, bytes(head))).toBe(type);
});
