import { newId } from '#kernel/ids.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { Input } from '#web/client.ts';
import type { Content, ObjectKind, Written } from '../contract/content.ts';
import { centsOf } from './money.ts';

/** A text in every language, empty where it is not written. */
export type Texts = Record<Language, string>;

export interface EditableProof {
  readonly id: string;
  readonly text: Texts;
  readonly link: string;
  readonly fileId: string | null;
  /** As typed: «18400,50». */
  readonly amount: string;
  readonly currency: string;
}

/** An object of the draft as the form holds it. */
export type Editable =
  | { readonly kind: 'mission' | 'vision'; readonly statement: Texts }
  | {
      readonly kind: 'value';
      readonly name: Texts;
      readonly meaning: Texts;
      readonly behaviours: readonly {
        readonly id: string;
        readonly roleFamily: string;
        readonly text: Texts;
      }[];
    }
  | {
      readonly kind: 'promise';
      readonly sentence: Texts;
      readonly toWhom: Texts;
      readonly audienceId: string | null;
      readonly ownerId: string | null;
      readonly test: Texts;
      readonly keeps: readonly string[];
      readonly proofs: readonly EditableProof[];
      readonly moments: readonly { readonly id: string; readonly text: Texts }[];
    };

export type EditableOf<K extends Editable['kind']> = Extract<Editable, { kind: K }>;

const NO_TEXTS: Texts = { en: '', fi: '', es: '' };

export const newBehaviour = () => ({ id: newId(), roleFamily: '', text: NO_TEXTS });
export const newMoment = () => ({ id: newId(), text: NO_TEXTS });
export const newProof = (): EditableProof => ({
  id: newId(),
  text: NO_TEXTS,
  link: '',
  fileId: null,
  amount: '',
  currency: 'EUR',
});

/** What the form begins with for a new object. */
export function emptyObject(kind: ObjectKind): Editable {
  switch (kind) {
    case 'mission':
    case 'vision':
      return { kind, statement: NO_TEXTS };
    case 'value':
      return { kind, name: NO_TEXTS, meaning: NO_TEXTS, behaviours: [newBehaviour()] };
    case 'promise':
      return {
        kind,
        sentence: NO_TEXTS,
        toWhom: NO_TEXTS,
        audienceId: null,
        ownerId: null,
        test: NO_TEXTS,
        keeps: [],
        proofs: [],
        moments: [],
      };
  }
}

/** What is in the draft, as the form holds it. */
export function editableOf(content: Content): Editable {
  const list = <E extends { text: Written }>(elements: readonly E[]) =>
    elements.map((element) => ({ ...element, text: textsIn(element.text) }));
  switch (content.kind) {
    case 'mission':
    case 'vision':
      return { kind: content.kind, statement: textsIn(content.statement) };
    case 'value':
      return {
        kind: 'value',
        name: textsIn(content.name),
        meaning: textsIn(content.meaning),
        behaviours: list(content.behaviours).map((one) => ({ ...one, roleFamily: one.roleFamily ?? '' })),
      };
    case 'promise':
      return {
        kind: 'promise',
        sentence: textsIn(content.sentence),
        toWhom: textsIn(content.toWhom),
        audienceId: content.audienceId,
        ownerId: content.ownerId,
        test: textsIn(content.test),
        keeps: content.keeps,
        proofs: list(content.proofs).map(({ id, text, link, fileId, budget }) => ({
          id,
          text,
          link: link ?? '',
          fileId,
          amount: budget ? String(budget.cents / 100) : '',
          currency: budget?.currency ?? 'EUR',
        })),
        moments: list(content.moments),
      };
  }
}

type Typed = Input<'brand.changeObject'>['content'];

/** What the form holds, as the server takes it; list elements in which nothing was written are left out. */
export function typedOf(editable: Editable): Typed {
  const written = <E extends { text: Texts }>(elements: readonly E[]) =>
    elements.filter(({ text }) => LANGUAGES.some((language) => text[language].trim() !== ''));
  switch (editable.kind) {
    case 'mission':
    case 'vision':
      return editable;
    case 'value':
      return {
        ...editable,
        behaviours: written(editable.behaviours).map((one) => ({
          ...one,
          roleFamily: one.roleFamily || null,
        })),
      };
    case 'promise':
      return {
        ...editable,
        keeps: [...editable.keeps],
        moments: written(editable.moments),
        proofs: editable.proofs.filter(isGiven).map(({ id, text, link, fileId, amount, currency }) => {
          const cents = centsOf(amount);
          return {
            id,
            text,
            link: link.trim() || null,
            fileId,
            budget: cents === null ? null : { cents, currency },
          };
        }),
      };
  }
}

/** A proof of which anything is there. */
function isGiven({ text, link, fileId, amount }: EditableProof): boolean {
  return (
    LANGUAGES.some((language) => text[language].trim()) || Boolean(link.trim() || fileId || amount.trim())
  );
}

function textsIn(written: Written): Texts {
  return {
    en: written.en?.text ?? '',
    fi: written.fi?.text ?? '',
    es: written.es?.text ?? '',
  };
}
