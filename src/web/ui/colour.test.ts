import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AA_TEXT, accentPair, contrast, GROUNDS, readsOnPaper } from './colour.ts';

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  // The reference values of the WCAG 2.2 definition; #767676 is the lightest grey that reads on white.
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#0e6b5c', '#ffffff', 6.36],
  ])('%s on %s is %d', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 1);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });
});

describe('the accent of an organisation', () => {
  test('stays as it is when it reads on paper', () => {
    expect(accentPair('#0e6b5c').light.accent).toBe('#0e6b5c');
    expect(readsOnPaper('#0E6B5C')).toBe(true);
  });

  test('is darkened when it is too bright for paper', () => {
    expect(readsOnPaper('#ffd400')).toBe(false);
    expect(accentPair('#ffd400').light.accent).not.toBe('#ffd400');
  });

  test('reads on every ground of both schemes, and its buttons read too, whatever colour is chosen', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const pair = accentPair(colour);
        for (const scheme of ['light', 'dark'] as const) {
          const { accent, ink, soft } = pair[scheme];
          for (const ground of [...GROUNDS[scheme], soft])
            expect(contrast(accent, ground)).toBeGreaterThanOrEqual(AA_TEXT);
          expect(contrast(ink, accent)).toBeGreaterThanOrEqual(AA_TEXT);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('is given to both schemes as six-digit colours', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const { light, dark } = accentPair(colour);
        for (const value of [...Object.values(light), ...Object.values(dark)])
          expect(value).toMatch(/^#[0-9a-f]{6}$/);
      }),
    );
  });
});
