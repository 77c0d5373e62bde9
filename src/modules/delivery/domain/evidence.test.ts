import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EvidenceRow, evidenceText, verifyEvidence } from './evidence.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const about = { messageId: '0193', title: 'Filming, "on the floor"', madeAt: '2026-11-23T09:00:00.000Z' };

const row = fc.record<EvidenceRow>({
  personId: fc.uuid(),
  name: fc.string({ unit: 'binary', maxLength: 30 }),
  employeeNumber: fc.string({ maxLength: 10 }),
  version: fc.integer({ min: 1, max: 9 }),
  language: fc.constantFrom('en', 'fi', 'es'),
  edition: fc.constant('e'.repeat(64)),
  level: fc.constantFrom('seen', 'understood', 'signed'),
  answer: fc.option(fc.integer({ min: 0, max: 4 })),
  wrongAnswers: fc.integer({ min: 0, max: 5 }),
  signedName: fc.string({ maxLength: 20 }),
  at: fc.constant('2026-11-23T09:00:00.000Z'),
});

describe('evidence', () => {
  test('is sound as it was made, whatever names people have', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const { text, head } = evidenceText(about, rows, sha256);
        expect(verifyEvidence(text, sha256)).toEqual({ sound: true, lines: rows.length, head });
      }),
    );
  });

  test('is not sound when one character of a line is another', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.nat(), (rows, seed) => {
        const { text } = evidenceText(about, rows, sha256);
        const at = seed % text.trimEnd().length;
        const other = text[at] === 'x' ? 'y' : 'x';
        const changed = text.slice(0, at) + other + text.slice(at + 1);
        expect(verifyEvidence(changed, sha256).sound).toBe(false);
      }),
    );
  });

  test('is not sound when lines are left out, swapped, repeated or appended', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(row, { minLength: 2, maxLength: 8, selector: ({ personId }) => personId }),
        (rows) => {
          const lines = evidenceText(about, rows, sha256).text.split('\r\n');
          const without = lines.toSpliced(2, 1).join('\r\n');
          const swapped = lines
            .with(2, lines[3] ?? '')
            .with(3, lines[2] ?? '')
            .join('\r\n');
          const repeated = lines.toSpliced(3, 0, lines[2] ?? '').join('\r\n');
          const cut = lines.slice(0, -2).join('\r\n');
          const more = `${lines.join('\r\n')}${lines[2]}`;
          for (const text of [without, swapped, repeated, cut, more])
            expect(verifyEvidence(text, sha256).sound).toBe(false);
        },
      ),
    );
  });

  test('tells where it was changed', () => {
    const rows = fc.sample(row, 3);
    const { text } = evidenceText(about, rows, sha256);
    const lines = text.split('\r\n');
    const changed = lines.with(3, (lines[3] ?? '').replace(/^./, 'z')).join('\r\n');
    expect(verifyEvidence(changed, sha256)).toEqual({ sound: false, line: 4, reason: 'changed' });
    expect(verifyEvidence('name;hours\n', sha256)).toMatchObject({ reason: 'not_evidence' });
  });

  test('holds no formula that a spreadsheet would run', () => {
    const { text } = evidenceText(
      about,
      [{ ...fc.sample(row, 1)[0], name: '=HYPERLINK("x")' } as EvidenceRow],
      sha256,
    );
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
