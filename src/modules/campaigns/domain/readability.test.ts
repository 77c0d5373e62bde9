import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unexplainedAcronyms } from './acronym.ts';
import { assess, readability, sentences } from './readability.ts';
import { syllables } from './syllables.ts';

describe('syllables', () => {
  const counted: [language: 'en' | 'fi' | 'es', words: Record<string, number>][] = [
    [
      'en',
      { cat: 1, table: 2, make: 1, makes: 1, played: 1, wanted: 2, boxes: 2, idea: 3, people: 2, manual: 3 },
    ],
    [
      'en',
      { company: 3, campaign: 2, information: 4, photograph: 3, trouble: 2, being: 2, medium: 3, the: 1 },
    ],
    [
      'fi',
      { talo: 2, kissa: 2, tie: 1, työ: 1, kopio: 3, asia: 3, maanantai: 3, hyväksyä: 4, yö: 1, aikuinen: 3 },
    ],
    [
      'fi',
      { esihenkilö: 5, kalenteri: 4, rohkeus: 3, luottamus: 3, suunnitelma: 4, ääni: 2, radio: 3, aie: 2 },
    ],
    [
      'es',
      { casa: 2, país: 2, día: 2, aéreo: 4, guitarra: 3, quien: 1, ciudad: 2, poeta: 3, muy: 1, bueno: 2 },
    ],
    [
      'es',
      { empresa: 3, comunicación: 5, ahora: 3, prohibido: 3, averiguáis: 4, leer: 2, vergüenza: 3, rey: 1 },
    ],
  ];
  test.each(counted)('%s words are counted as they are spoken', (language, words) => {
    const found = Object.fromEntries(Object.keys(words).map((word) => [word, syllables(language, word)]));
    expect(found).toEqual(words);
  });
  test('every word has at least one and no more than its letters', () => {
    fc.assert(
      fc.property(fc.constantFrom('en', 'fi', 'es'), fc.string({ minLength: 1 }), (language, word) => {
        const count = syllables(language, word);
        return count >= 1 && count <= Math.max(1, word.length);
      }),
    );
  });
});

describe('readability', () => {
  const easy = {
    en: [
      'You may show your own work. You do not have to. If you get it wrong, you ring Sanna. She helps you take it down. That is all. Nobody writes it down. Nobody tells your boss. We tried it last year and it works well for us all.',
    ],
    es: [
      'Puedes enseñar tu trabajo. No es una obligación. Si te sale mal, llama a Sanna. Ella te ayuda a quitar la foto. Eso es todo. Nadie lo apunta. Nadie se lo dice a tu jefe. Lo hicimos el año pasado y nos fue bien a todos en casa.',
    ],
    fi: [
      'Saat näyttää oman työsi. Pakko ei ole. Jos kuva on väärä, soita Sannalle. Hän auttaa sinua. Se on siinä. Kukaan ei kirjaa sitä. Pomo ei saa tietää. Me teimme niin jo viime vuonna ja se sujui hyvin. Kysy, jos et ole varma asiasta. Joku meistä vastaa aina heti.',
    ],
  };
  const hard = {
    en: [
      'The implementation of organisational communication responsibilities necessitates comprehensive coordination between administrative departments, notwithstanding considerable jurisdictional complications, particularly regarding the confidentiality obligations of subcontracted representatives, whose authorisation procedures remain predominantly undocumented across international subsidiaries and manufacturing establishments everywhere, notwithstanding aforementioned recommendations.',
    ],
    es: [
      'La implementación de responsabilidades organizativas en materia de comunicación institucional requiere una coordinación interdepartamental exhaustiva, independientemente de las complicaciones jurisdiccionales correspondientes, particularmente respecto de las obligaciones de confidencialidad de los representantes subcontratados, cuyos procedimientos de autorización permanecen mayoritariamente indocumentados internacionalmente.',
    ],
    fi: [
      'Organisaatioviestinnän vastuunjakoperiaatteiden toimeenpano edellyttää hallinnollisten toimialojen välistä yhteensovittamista huolimatta toimivaltakysymysten monimutkaisuudesta erityisesti alihankkijaedustajien salassapitovelvoitteiden osalta, joiden valtuutusmenettelyt ovat pääsääntöisesti dokumentoimattomia kansainvälisissä tytäryhtiöissä sekä valmistavissa tuotantolaitoksissa, mikäli erityislainsäädännössä yksityiskohtaisesti määritellyistä poikkeusperusteista asianmukaisesti tiedotetaan henkilöstöryhmien edustajille viimeistään ennen päätöksentekovaihetta säännönmukaisessa yhteistoimintamenettelyssä, ellei kiireellisyysvaatimuksista muuta johdu.',
    ],
  };
  test.each(['en', 'es'] as const)('plain words in %s are easy, officialese is very hard', (language) => {
    expect(['very_easy', 'easy']).toContain(readability(language, easy[language])?.step);
    expect(readability(language, hard[language])?.step).toBe('very_hard');
  });
  test('Finnish is measured by LIX, which grows with hardness', () => {
    expect(readability('fi', easy.fi)).toMatchObject({ measure: 'lix', step: 'very_easy' });
    expect(readability('fi', hard.fi)).toMatchObject({ measure: 'lix', step: 'very_hard' });
  });
  test('the formulas give what they give by hand', () => {
    // 44 words of one syllable in four sentences of eleven: 206.835 − 84.6 − 1.015 · 11.
    const plain = Array.from({ length: 4 }, () => 'The cat sat on the mat and the dog ran off.').join(' ');
    expect(readability('en', [plain])?.score).toBe(111.1);
    // 40 words of two syllables in five sentences of eight: 206.835 − 124.6 − 8.
    const llano = Array.from({ length: 5 }, () => 'Casa mesa perro gato libro silla mano boca.').join(' ');
    expect(readability('es', [llano])?.score).toBe(74.2);
    // 40 words in four sentences of ten, two of each ten longer than six letters: 10 + 20.
    const lause = Array.from(
      { length: 4 },
      () => 'Kissa istui matolla kun koira juoksi ulos ovesta pihalle pois.',
    ).join(' ');
    expect(readability('fi', [lause])?.score).toBe(30);
  });
  test('a few words are not judged', () => {
    expect(readability('en', ['Too short to say.'])).toBeNull();
  });
});

test('sentences end where they end, not at dates and initials', () => {
  expect(sentences('Se alkaa 6. lokakuuta. Kysy A. Virtaselta! ¿Y después? Nada.')).toEqual([
    'Se alkaa 6. lokakuuta.',
    'Kysy A. Virtaselta!',
    '¿Y después?',
    'Nada.',
  ]);
});

test.each([
  ['The KPI moved.', [], ['KPI']],
  ['Our key indicators (KPI) moved, and KPI again.', [], []],
  ['KPI (key indicators) moved.', [], []],
  ['KPI:n arvo nousi, PDF auki.', [], ['KPI']],
  ['The ERPs of both plants.', ['erp'], []],
  ['Chapter IV and XII, in the EU.', [], []],
  ['READ THIS NOW', [], []],
])('unexplained in «%s», known %j: %j', (text, known, found) => {
  expect(unexplainedAcronyms(text, known)).toEqual(found);
});

test('an edition costs its words and its video', () => {
  const doc = {
    type: 'doc' as const,
    content: [
      {
        type: 'paragraph' as const,
        content: [{ type: 'text' as const, text: Array(100).fill('word').join(' ') }],
      },
      { type: 'video' as const, attrs: { href: 'https://v.test/', title: 'A film', seconds: 60 } },
    ],
  };
  // «A film: https://v.test/» is read too.
  expect(assess({ language: 'en', doc })).toMatchObject({ words: 105, seconds: 92, acronyms: [] });
});
