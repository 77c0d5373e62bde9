import { type Editions, LANGUAGES, type Language } from '#kernel/language.ts';
import type { Content, ObjectKind, Place, TypedContent, Written } from '../contract/content.ts';

/** An object of one version of the brand core; its id is the same in all versions. */
export interface BrandObject {
  readonly id: string;
  readonly kind: ObjectKind;
  readonly position: number;
  readonly content: Content;
}

/** One text of an object, and whether the object says nothing without it. */
export interface TextSlot extends Place {
  readonly required: boolean;
  readonly written: Written;
}

/** The lists of an object whose elements have texts of their own. */
export const LISTS = ['behaviours', 'proofs', 'moments'] as const;

const OPTIONAL_FIELDS = ['meaning', 'toWhom'];

/** All texts of an object in reading order. */
export function textsOf(content: Content): TextSlot[] {
  const slots: TextSlot[] = [];
  mapTexts(content, (written, place) => {
    slots.push({ ...place, written, required: !OPTIONAL_FIELDS.includes(place.field) });
    return written;
  });
  return slots;
}

/** The object with each of its texts replaced. */
export function mapTexts(content: Content, change: (written: Written, place: Place) => Written): Content {
  const own = (field: string, written: Written) => change(written, { field, elementId: null });
  const list = <E extends { id: string; text: Written }>(field: string, elements: readonly E[]) =>
    elements.map((element) => ({ ...element, text: change(element.text, { field, elementId: element.id }) }));
  switch (content.kind) {
    case 'mission':
    case 'vision':
      return { ...content, statement: own('statement', content.statement) };
    case 'value':
      return {
        ...content,
        name: own('name', content.name),
        meaning: own('meaning', content.meaning),
        behaviours: list('behaviours', content.behaviours),
      };
    case 'promise':
      return {
        ...content,
        sentence: own('sentence', content.sentence),
        toWhom: own('toWhom', content.toWhom),
        test: own('test', content.test),
        proofs: list('proofs', content.proofs),
        moments: list('moments', content.moments),
      };
  }
}

/** What the object is called: the value's name, the promise's sentence, the statement. */
export function titleOf(content: Content): Editions {
  const title = textsOf(content)[0]?.written ?? {};
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => (title[language] ? [[language, title[language].text]] : [])),
  );
}

interface Writing {
  readonly now: string;
  readonly makeId: () => string;
}

/** What is kept of typed content: each edition with when it was written, which moves only where the text did. */
export function writeContent(before: Content | undefined, typed: TypedContent, writing: Writing): Content {
  const places = new Map(
    before ? textsOf(before).map(({ field, elementId, written }) => [`${field}/${elementId}`, written]) : [],
  );
  const own = (field: string, text: Editions, elementId: string | null = null) =>
    writeText(places.get(`${field}/${elementId}`) ?? {}, text, writing.now);
  const list = <E extends { id?: string | undefined; text: Editions }>(
    field: string,
    elements: readonly E[],
  ) =>
    elements.map((element) => {
      const id = element.id ?? writing.makeId();
      return { ...element, id, text: own(field, element.text, id) };
    });
  switch (typed.kind) {
    case 'mission':
    case 'vision':
      return { ...typed, statement: own('statement', typed.statement) };
    case 'value':
      return {
        ...typed,
        name: own('name', typed.name),
        meaning: own('meaning', typed.meaning),
        behaviours: list('behaviours', typed.behaviours),
      };
    case 'promise':
      return {
        ...typed,
        sentence: own('sentence', typed.sentence),
        toWhom: own('toWhom', typed.toWhom),
        test: own('test', typed.test),
        proofs: list('proofs', typed.proofs),
        moments: list('moments', typed.moments),
      };
  }
}

function writeText(before: Written, typed: Editions, now: string): Written {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const text = typed[language];
      if (!text) return [];
      const kept = before[language];
      return [[language, kept?.text === text ? kept : { text, writtenAt: now }]];
    }),
  );
}

/** The object with every edition of a language said to be right as of now. */
export function confirmEdition(content: Content, language: Language, now: string): Content {
  return mapTexts(content, (written) => {
    const edition = written[language];
    return edition ? { ...written, [language]: { ...edition, writtenAt: now } } : written;
  });
}
