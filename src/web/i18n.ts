import i18next, { type ReadCallback } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES, type Language } from '#kernel/language.ts';
import type { Translate } from './messages.ts';

const KEPT_AS = 'inward.language';

// A chunk per module and language, loaded when a page first needs it.
const files = {
  ...import.meta.glob<Record<string, unknown>>('./messages/*.json', { import: 'default' }),
  ...import.meta.glob<Record<string, unknown>>('../modules/*/messages/*.json', { import: 'default' }),
};

const chunks = {
  type: 'backend' as const,
  init() {},
  read(language: string, namespace: string, done: ReadCallback) {
    const path =
      namespace === 'web'
        ? `./messages/${language}.json`
        : `../modules/${namespace}/messages/${language}.json`;
    const load = files[path];
    if (!load) return done(new Error(`No messages: ${path}`), null);
    load().then(
      (messages) => done(null, withMany(messages)),
      (error: Error) => done(error, null),
    );
  },
};

/** Starts with the language chosen on this device, else the first of the browser's that the product speaks. */
export async function startMessages(): Promise<void> {
  const language = chooseLanguage(localStorage.getItem(KEPT_AS) ?? navigator.languages.join(','));
  await i18next
    .use(chunks)
    .use(initReactI18next)
    .init({
      lng: language,
      // A test holds all languages to the same names, so there is nothing to fall back to.
      fallbackLng: false,
      supportedLngs: [...LANGUAGES],
      ns: ['web'],
      defaultNS: 'web',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  document.documentElement.lang = language;
}

/**
 * Spanish has a plural of its own for whole millions («1 000 000 de personas»). Messages are written without it, since no
 * screen counts in whole millions; should one ever, the ordinary plural is said instead of nothing.
 */
function withMany(messages: Record<string, unknown>): Record<string, unknown> {
  const filled = Object.entries(messages).map(([key, value]) => [
    key,
    typeof value === 'object' && value !== null ? withMany({ ...value }) : value,
  ]);
  const many = filled.flatMap(([key, value]) => {
    const stem = /^(.+)_other$/.exec(String(key))?.[1];
    return stem ? [[`${stem}_many`, value]] : [];
  });
  return Object.fromEntries([...many, ...filled]);
}

/** Loads what the modules say, in the language of now; a change of language later loads them again by itself. */
export async function loadMessages(namespaces: readonly string[]): Promise<void> {
  const missing = namespaces.filter((namespace) => !i18next.hasLoadedNamespace(namespace));
  if (missing.length > 0) await i18next.loadNamespaces(missing);
}

/** Changes the language of the whole page, without reload, and remembers it on this device. */
export async function speak(language: Language): Promise<void> {
  localStorage.setItem(KEPT_AS, language);
  if (i18next.language === language) return;
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The language that this device has been told, if any. */
export function keptLanguage(): Language | null {
  const kept = localStorage.getItem(KEPT_AS);
  return LANGUAGES.find((language) => language === kept) ?? null;
}

/** The language that the page speaks now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return chooseLanguage(i18n.language);
}

/** The translator: `const t = useT()`. The messages of a page's own module are there; see `messages` in routing.ts. */
export function useT(): Translate {
  const { t } = useTranslation();
  // Safe: the type only narrows the names to those that exist; a single message is always a string.
  return t as unknown as Translate;
}
