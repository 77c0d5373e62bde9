import { describe, expect, test } from 'vitest';
import type { Language } from '#kernel/language.ts';
import { stem } from './stemming.ts';
import { type Comment, findThemes, matcherOf, phraseOf } from './themes.ts';

describe('forms of one word have one stem', () => {
  const families: [language: Language, forms: string][] = [
    ['en', 'meeting meetings'],
    ['en', 'manage managed managing manages'],
    ['en', 'hope hopeful hopefulness'],
    ['en', "manager's managers manager"],
    ['en', 'policy policies'],
    ['fi', 'palkka palkkaa palkat palkan palkkani'],
    ['fi', 'palaute palautetta palautteen palautteesta'],
    ['fi', 'talo taloissa talosta talossa talot taloon talossakin'],
    ['fi', 'kollega kollegat kollegani kollegalle'],
    ['es', 'reunión reuniones'],
    ['es', 'jefe jefa jefas jefes'],
    ['es', 'horario horarios'],
    ['es', 'voz voces'],
  ];
  test.each(families)('%s: %s', (language, forms) => {
    expect([...new Set(forms.split(' ').map((form) => stem(form, language)))]).toHaveLength(1);
  });

  test.each<[Language, string, string]>([
    // From the tables of Porter (1980).
    ['en', 'relational', 'relat'],
    ['en', 'conflated', 'conflat'],
    ['en', 'generalizations', 'gener'],
    ['en', 'oscillators', 'oscil'],
    ['en', 'adjustment', 'adjust'],
    ['en', 'falling', 'fall'],
    // From the vocabulary of snowballstem.org.
    ['fi', 'edeltäjistään', 'edeltäj'],
    ['fi', 'innostuneena', 'innostun'],
  ])('%s: %s is cut to %s', (language, word, cut) => {
    expect(stem(word, language)).toBe(cut);
  });

  test('words that differ are kept apart', () => {
    const words = ['meeting', 'mean', 'manager', 'salary', 'growth', 'trust'];
    expect(new Set(words.map((word) => stem(word, 'en'))).size).toBe(words.length);
  });
});

const said = (language: Language, ...texts: string[]): Comment[] => texts.map((text) => ({ language, text }));

const ENGLISH = said(
  'en',
  'The meetings take all of my morning.',
  'A meeting without an agenda is a waste.',
  'Fewer meetings, please!',
  'Our career paths are unclear.',
  'I see no career path here.',
  'Nobody explains the career path.',
  'The coffee is fine.',
);

describe('themes', () => {
  test('are what stands in most comments, in the form that people wrote most', () => {
    const themes = findThemes(ENGLISH);
    expect(themes.map(({ name }) => name)).toEqual([{ en: 'career path' }, { en: 'meetings' }]);
    expect(themes[0]?.phrases.map((phrase) => phrase.stem).sort()).toEqual(['career', 'career path', 'path']);
  });

  test('a word that stands in two comments is none', () => {
    expect(findThemes(ENGLISH.slice(0, 2))).toEqual([]);
    expect(findThemes(ENGLISH).flatMap(({ phrases }) => phrases.map((phrase) => phrase.stem))).not.toContain(
      'coffe',
    );
  });

  test('each language is counted by itself', () => {
    const finnish = said(
      'fi',
      'Palkka on jäänyt jälkeen.',
      'Palkan pitäisi nousta.',
      'Palkkaa ei ole tarkistettu.',
    );
    const spanish = said(
      'es',
      'Las reuniones son largas.',
      'Demasiadas reuniones.',
      'Una reunión por semana basta.',
    );
    const names = findThemes([...finnish, ...spanish, ...ENGLISH]).map(({ name }) => name);
    expect(names).toContainEqual({ es: 'reuniones' });
    expect(names.some(({ fi }) => fi?.startsWith('palk'))).toBe(true);
  });

  test('a phrase that somebody types finds every form, and nothing in another language', () => {
    const phrase = phraseOf('career paths', 'en') ?? expect.fail();
    const matches = matcherOf([phrase]);
    expect(ENGLISH.filter(matches)).toHaveLength(3);
    expect(matches({ language: 'fi', text: 'career path' })).toBe(false);
    expect(matches({ language: 'en', text: 'a path to a career' })).toBe(false);
    expect(phraseOf(' … ', 'en')).toBeNull();
  });
});
