import type { Language } from '#kernel/language.ts';
import type { RichText } from '#kernel/rich-text.ts';
import { words } from '#kernel/rich-text-plain.ts';
import { readingSeconds } from '#kernel/schedule/reading-time.ts';
import type { TemplateName } from '../contract/brief.ts';
import { CONTENT, type ContentOf, type ListedKind } from '../contract/part.ts';
import { newSystem } from './template-new-system.ts';
import { safetyYear } from './template-safety-year.ts';
import { socialMedia } from './template-social-media.ts';
import { worryingChange } from './template-worrying-change.ts';

/** A text in all languages of the product: a template is written in each by meaning. */
export type Text = Readonly<Record<Language, string>>;

export interface TemplateObjective {
  readonly sentence: Text;
  readonly measure: {
    readonly name: Text;
    readonly unit: 'percent' | 'score' | 'count' | 'hours' | 'days';
    readonly direction: 'up' | 'down';
    readonly target: number;
    readonly source: 'survey_item' | 'behaviour' | 'import' | 'by_hand';
    readonly what: Text;
  };
}

/** A guess to be corrected with people of the group: `writtenWith` stays empty until then. */
export interface TemplateCard {
  readonly group: Text;
  readonly ownWords: Text;
  readonly thinks: Text;
  readonly feels: Text;
  readonly fears: Text;
  readonly hears: Text;
  readonly wins: Text;
  readonly loses: Text;
}

export interface TemplateObjection {
  readonly words: Text;
  readonly kind: 'fear' | 'rumour' | 'prejudice';
  readonly answer: Text;
  readonly concedes?: true;
}

export interface TemplatePiece {
  readonly title: Text;
  readonly summary: Text;
  readonly paragraphs: readonly Text[];
}

export interface Template {
  readonly name: TemplateName;
  readonly kind: 'project' | 'change' | 'recurring';
  readonly title: Text;
  readonly summary: Text;
  readonly axis: Text;
  readonly meaning: Text;
  readonly messages: readonly Text[];
  readonly objectives: readonly TemplateObjective[];
  readonly cards: readonly TemplateCard[];
  readonly objections: readonly TemplateObjection[];
  readonly pieces: readonly TemplatePiece[];
}

/** The campaigns to begin from. */
export const TEMPLATES: readonly Template[] = [socialMedia, newSystem, worryingChange, safetyYear];

export const templateNamed = (name: TemplateName): Template | undefined =>
  TEMPLATES.find((template) => template.name === name);

type ListedPart = { [K in ListedKind]: { readonly kind: K; readonly content: ContentOf[K] } }[ListedKind];

/** The parts that a template fills, beside the head; sources of measures are said in one language. */
export function partsOfTemplate(
  { axis, meaning, messages, objectives, cards, objections }: Template,
  language: Language,
): {
  readonly single: { readonly concept: ContentOf['concept']; readonly messages: ContentOf['messages'] };
  readonly listed: readonly ListedPart[];
} {
  return {
    single: { concept: { axis, meaning }, messages: { messages: [...messages] } },
    listed: [
      ...objectives.map(({ sentence, measure }) => ({
        kind: 'objective' as const,
        content: CONTENT.objective.parse({
          sentence,
          // What it is today is for people to find out, not for a template to guess.
          measure: {
            ...measure,
            baseline: null,
            source: { kind: measure.source, what: measure.what[language] },
          },
        }),
      })),
      ...cards.map((card) => ({ kind: 'card' as const, content: CONTENT.card.parse(card) })),
      ...objections.map(({ concedes, ...objection }) => ({
        kind: 'objection' as const,
        content: CONTENT.objection.parse({ ...objection, concedes: concedes === true, status: 'answered' }),
      })),
    ],
  };
}

/** The document of a template's piece in one language. */
export const docOfTemplate = ({ paragraphs }: TemplatePiece, language: Language): RichText => ({
  type: 'doc',
  content: paragraphs.map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: text[language] }],
  })),
});

/** A template as it would be, for choosing. */
export function templateView(template: Template, language: Language) {
  const say = (text: Text) => ({ text: text[language], language });
  const { name, kind, title, summary, axis, objectives, cards, objections, pieces } = template;
  return {
    name,
    kind,
    title: say(title),
    summary: say(summary),
    axis: say(axis),
    objectives: objectives.map(({ sentence }) => say(sentence)),
    cards: cards.map(({ group, ownWords }) => ({ group: say(group), ownWords: say(ownWords) })),
    objections: objections.map((one) => ({ words: say(one.words), answer: say(one.answer) })),
    pieces: pieces.map((piece) => ({ title: say(piece.title), minutes: minutesOf(piece, language) })),
  };
}

function minutesOf({ paragraphs }: TemplatePiece, language: Language): number {
  const count = words(paragraphs.map((text) => text[language]).join(' '));
  return Math.ceil(readingSeconds({ words: count }) / 6) / 10;
}
