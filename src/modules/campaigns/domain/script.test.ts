import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RichText } from '#kernel/rich-text.ts';
import { chatText, huddleScript } from './script.ts';

const docOf = (...paragraphs: string[]): RichText => ({
  type: 'doc',
  content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

test('a huddle says the news and what changes first, then as much as a minute holds', () => {
  const sentence = 'We take it down together and write the rule. ';
  const script = huddleScript({
    language: 'en',
    title: 'Social media without fear',
    summary: null,
    doc: docOf(sentence.repeat(30).trim()),
    changes: 'You may film your own hands',
  });
  expect(script.lines.slice(0, 3)).toEqual([
    'Social media without fear.',
    'You may film your own hands.',
    'We take it down together and write the rule.',
  ]);
  expect(script).toMatchObject({ shortened: true });
  expect(script.seconds).toBeGreaterThan(50);
});

test('whatever the text, a huddle lasts a minute unless the change itself is longer, and a chat message stays short', () => {
  const text = fc.array(fc.stringMatching(/^[A-Z][a-z]{2,8}( [a-z]{2,9}){0,30}[.!?]$/), { maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom('en', 'fi', 'es'), text, fc.boolean(), (language, all, changes) => {
      const piece = {
        title: 'News',
        summary: null,
        doc: docOf(all.join(' ')),
        changes: changes ? 'Ask first' : null,
      };
      const script = huddleScript({ language, ...piece });
      expect(script.seconds).toBeLessThanOrEqual(60);
      expect(script.lines.includes('Ask first.')).toBe(changes);
      const chat = chatText(piece, { address: 'https://x.test/p/abc', changesWord: 'For you' });
      expect(chat.length).toBeLessThanOrEqual(700);
      expect(chat.endsWith('https://x.test/p/abc')).toBe(true);
      expect(chat.includes('For you: Ask first')).toBe(changes);
    }),
  );
});
