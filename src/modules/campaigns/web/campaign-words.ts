import { useCallback, useMemo } from 'react';
import { type Editions, editionFor } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import type { Missing } from '../contract/brief.ts';
import type { ContentOf, PartKind } from '../contract/part.ts';

export type StudioCampaign = Answer<'campaigns.readCampaign'>;
export type Ring = Answer<'campaigns.listRings'>['rings'][number];

/** A part of one kind, as the brief holds it. */
export interface PartOf<K extends PartKind> {
  readonly id: string;
  readonly version: number;
  readonly content: ContentOf[K];
}

/** The parts of a kind, in their order. */
export function partsOf<K extends PartKind>({ parts }: Pick<StudioCampaign, 'parts'>, kind: K): PartOf<K>[] {
  return (
    parts
      .filter((part) => part.kind === kind)
      .toSorted((one, other) => one.position - other.position)
      // Safe: a part's kind decides what its content is.
      .map(({ id, version, content }) => ({ id, version, content: content as ContentOf[K] }))
  );
}

/** A text in the language of the page, else in whichever it is written; nothing where there is none. */
export function useSaid(): (text: Editions | null | undefined) => string {
  const language = useLanguage();
  return useCallback((text) => (text ? editionFor(text, language) : ''), [language]);
}

/** What is missing, in words: «an edition in Spanish of a piece». */
export function useMissingWords(): (gap: Missing) => string {
  const t = useT();
  const nameOf = useLanguageName();
  return useCallback(
    ({ code, values: { language, ...values } }) =>
      t(`campaigns:missing.${code}`, {
        ...values,
        ...(typeof language === 'string' ? { language: nameOf(language) } : {}),
      }),
    [t, nameOf],
  );
}

/** «Spanish», «espanja»: a language as the reader's own names it within a sentence. */
export function useLanguageName(): (language: string) => string {
  const { locale } = useFormat();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'language' });
    return (language: string) => names.of(language) ?? language;
  }, [locale]);
}
