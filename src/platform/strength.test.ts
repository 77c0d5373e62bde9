import { describe, expect, test } from 'vitest';
import { weaknesses } from './strength.ts';

const AINO = ['Aino Virtanen', 'aino.virtanen@satamala.fi', 'E-1234', 'Satamala Oy'];

test.each([
  ['password', 'too_short'],
  ['Password123!', 'commonly_breached'],
  ['asdfghjkl;wert', 'keyboard_row'],
  ['aaaaaaaaaaaaaa', 'repeated'],
  ['abcdefghijklmno', 'sequence'],
  ['ainovirtanen', 'contains_your_details'],
  ['VirtanenAino', 'contains_your_details'],
  ['Aino.Virtanen1', 'contains_your_details'],
  ['Ainovirtanen2024', 'contains_your_details'],
  ['E-1234-Satamala', 'contains_your_details'],
  ['Satamala2026!', 'contains_your_details'],
])('%s is refused: %s', (password, reason) => {
  expect(weaknesses(password, AINO)).toContain(reason);
});

test.each(['1q2w3e4r5t', 'Liverpool2024'])('%s is refused', (password) => {
  expect(weaknesses(password, AINO)).not.toEqual([]);
});

test.each([
  'correct horse battery staple',
  'lumi kivijalka trumpetti',
  'metsäpolku kesäilta',
  'camino azul tortuga',
  'xk3!9vQz-Lw7',
  'Aino juggles violet trumpets',
])('%s is taken', (password) => {
  expect(weaknesses(password, AINO)).toEqual([]);
});

describe('length', () => {
  test('a short one is refused however odd', () => {
    expect(weaknesses('§ß†∂ƒ©˙', [])).toEqual(['too_short', 'guessable']);
  });

  test('signs of several code units count once', () => {
    expect(weaknesses('🚀🌲🧭🪵🛶', [])).toContain('too_short');
  });

  test('a very long one holds nobody else up', () => {
    const long = Array.from({ length: 256 }, (_, index) => 'abc0o1l'.charAt(index % 7)).join('');
    const started = performance.now();
    weaknesses(long, AINO);
    expect(performance.now() - started).toBeLessThan(250);
  });
});
