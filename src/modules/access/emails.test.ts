import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { renderLetter } from '#platform/email-render.tsx';
import { translator } from '#platform/translate.ts';
import { invitationLetter, newDeviceLetter, passwordChangedLetter, signInLetter } from './emails.tsx';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import fi from './messages/fi.json' with { type: 'json' };

const wordsOf = translator({ en, fi, es });
const link = 'https://inward.example.org/sign-in/link#token';
const frame = (language: Language) => ({
  t: wordsOf(language),
  language,
  organisation: 'Kahvi & Pulla <Oy>',
  accent: '#0e6b5c',
});

const LETTERS = {
  'the sign-in link': (language: Language) => signInLetter(frame(language), { link, minutes: 15 }),
  'the invitation': (language: Language) =>
    invitationLetter(frame(language), { link, days: 7, inviter: 'Aino Virtanen' }),
  'the invitation by nobody': (language: Language) =>
    invitationLetter(frame(language), { link, days: 7, inviter: null }),
  'the changed password': (language: Language) =>
    passwordChangedLetter(frame(language), { when: '22.11.2026 16.38', link }),
  'the new device': (language: Language) =>
    newDeviceLetter(frame(language), { browser: 'Firefox', system: 'Linux', when: '22.11.2026 16.38', link }),
  'the unknown device': (language: Language) =>
    newDeviceLetter(frame(language), { browser: null, system: null, when: '22.11.2026 16.38', link }),
};

describe.each(Object.entries(LETTERS))('%s', (_name, letter) => {
  test.each(LANGUAGES)(
    'is whole in %s: every word said, every name filled in, the link in the plain text too',
    async (language) => {
      const { subject, html, text } = await renderLetter(letter(language));
      for (const said of [subject, html, text]) {
        expect(said).not.toMatch(/\{\{|(letters|device)\.\w|undefined|null/);
        expect(said.length).toBeGreaterThan(10);
      }
      expect(text).toContain(link);
      expect(html).toContain(`lang="${language}"`);
      expect(text).toContain('Kahvi & Pulla <Oy>');
      expect(html).not.toContain('<Oy>');
    },
  );

  test('says something else in each language', async () => {
    const texts = await Promise.all(
      LANGUAGES.map(async (language) => (await renderLetter(letter(language))).text),
    );
    expect(new Set(texts).size).toBe(3);
  });
});
