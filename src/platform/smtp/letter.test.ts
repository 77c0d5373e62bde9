import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { UnsafeValue } from './address.ts';
import { type Copy, compileLetter, type LetterSource } from './letter.ts';
import { quotedPrintable } from './quoted-printable.ts';

const source: LetterSource = {
  from: { name: 'Härmälän väki', address: 'inward@example.org' },
  subject: 'Hei [[x:name]], uutisia',
  html: '<p>Hei [[x:name]]! <a href="[[x:link]]">Lue</a></p>\n<p>Tämä on kappale.</p>',
  text: 'Hei [[x:name]]!\n\n[[x:link]]\n.piste rivin alussa\nFrom alku\n',
  slot: /\[\[x:([a-z]+)\]\]/g,
  headers: { 'Auto-Submitted': 'auto-generated' },
};

const copy: Copy = {
  to: { name: 'Íñigo Öhman-Yrjölä', address: 'inigo@example.org' },
  messageId: '<0198@example.org>',
  date: new Date('2026-11-23T09:00:00Z'),
  headers: {
    'List-Unsubscribe': '<https://inward.example.org/u/abc>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  values: { name: 'Íñigo', link: 'https://inward.example.org/r/abc?a=1&b=2' },
};

const written = (changes: Partial<LetterSource> = {}, of: Partial<Copy> = {}) =>
  compileLetter({ ...source, ...changes }).fill({ ...copy, ...of });

test('a copy reads as it was meant: names, subject, both parts and the headers for leaving', async () => {
  const mail = await simpleParser(written());
  expect(mail.from?.value).toEqual([{ name: 'Härmälän väki', address: 'inward@example.org' }]);
  expect(mail.to).toMatchObject({ value: [{ name: 'Íñigo Öhman-Yrjölä', address: 'inigo@example.org' }] });
  expect(mail.subject).toBe('Hei Íñigo, uutisia');
  expect(mail.text).toBe(
    'Hei Íñigo!\n\nhttps://inward.example.org/r/abc?a=1&b=2\n.piste rivin alussa\nFrom alku\n',
  );
  expect(mail.html).toContain('<a href="https://inward.example.org/r/abc?a=1&amp;b=2">Lue</a>');
  expect(mail.html).toContain('Tämä on kappale.');
  expect(mail.messageId).toBe('<0198@example.org>');
  expect(mail.date).toEqual(copy.date);
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  );
});

test('what a person is called is text in the HTML, never markup', async () => {
  const name = '<img src=x onerror=alert(1)> & "co"';
  const mail = await simpleParser(written({}, { values: { ...copy.values, name } }));
  expect(mail.html).toContain('Hei &lt;img src=x onerror=alert(1)&gt; &amp; &quot;co&quot;!');
  expect(mail.text).toContain(`Hei ${name}!`);
});

describe('a line break in what somebody else wrote is refused', () => {
  const evil = 'Aino\r\nBcc: everybody@example.org';
  test.each<[string, Partial<Copy>, Partial<LetterSource>]>([
    ['name', { to: { name: evil, address: 'aino@example.org' } }, {}],
    ['address', { to: { name: null, address: 'aino@example.org\r\nBcc: x@example.org' } }, {}],
    ['address with a bare newline', { to: { name: null, address: 'aino\n@example.org' } }, {}],
    ['slot of the subject', { values: { ...copy.values, name: evil } }, {}],
    ['header', { headers: { 'List-Unsubscribe': '<x>\r\nBcc: x@example.org' } }, {}],
    ['Message-ID', { messageId: '<a@b>\n' }, {}],
    ['sender', {}, { from: { name: evil, address: 'inward@example.org' } }],
  ])('%s', (_what, of, changes) => {
    expect(() => written(changes, of)).toThrow(UnsafeValue);
  });
});

test('whatever a letter and a name hold arrives as it was, in lines that mail servers take', async () => {
  const line = fc
    .string({ unit: 'grapheme', maxLength: 120 })
    .map((text) => text.replace(/\p{C}|\p{Z}/gu, ' '));
  const paragraphs = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));
  await fc.assert(
    fc.asyncProperty(paragraphs, paragraphs, line, async (before, after, name) => {
      const text = `a${before}[[x:name]]${after}z`;
      const bytes = written({ text, html: '<p>-</p>' }, { values: { ...copy.values, name } });
      const raw = bytes.toString('latin1');
      expect(raw).not.toMatch(/[^\r]\n|\r[^\n]|[\u0080-\u00ff]/);
      expect(raw).not.toMatch(/(^|\n)\./);
      const body = raw.slice(raw.indexOf('\r\n\r\n'));
      expect(body.split('\r\n').every((one) => one.length <= 76 || one.startsWith('Content'))).toBe(true);
      expect(body).not.toMatch(/[ \t][ \t]|[ \t]\r\n/);
      const mail = await simpleParser(bytes);
      expect(mail.text).toBe(`a${before}${name}${after}z`);
    }),
    { numRuns: 150 },
  );
});

test('names and subjects of any length and script come back whole from encoded words', async () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 150 })
    .map((text) => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim())
    .filter((text) => text !== '');
  await fc.assert(
    fc.asyncProperty(words, words, async (name, subject) => {
      const bytes = written({ subject }, { to: { name, address: 'a@example.org' } });
      const head = bytes.toString('latin1').split('\r\n\r\n')[0] ?? '';
      expect(head.split('\r\n').every((one) => one.length <= 998)).toBe(true);
      for (const word of head.match(/=\?UTF-8\?B\?[^?]*\?=/g) ?? [])
        expect(word.length).toBeLessThanOrEqual(75);
      const mail = await simpleParser(bytes);
      expect(mail.subject).toBe(subject);
      expect(mail.to).toMatchObject({ value: [{ name, address: 'a@example.org' }] });
    }),
    { numRuns: 150 },
  );
});

test('a slot without a value is a bug, not a letter with a hole', () => {
  expect(() => written({}, { values: { name: 'Aino' } })).toThrow(/link/);
});

test('quoted-printable protects blanks at the end of a line, dots and “From” at its beginning', () => {
  expect(quotedPrintable('a \n.b\nFrom c\n\td  e=')).toBe('a=20\r\n=2Eb\r\n=46rom c\r\n=09d =20e=3D');
});
