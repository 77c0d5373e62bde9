import i18next from 'i18next';
import type { Language } from '#kernel/language.ts';

/** Says a message in one language: `t('letters.signIn.subject', { name })`. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

interface Messages {
  readonly [key: string]: string | Messages;
}

/** What a module says outside the browser (e-mail, exports), from its own `messages/`, per language of the reader. */
export function translator(messages: Record<Language, Messages>): (language: Language) => Translate {
  const resources = Object.fromEntries(
    Object.entries(messages).map(([language, translation]) => [language, { translation }]),
  );
  const i18n = i18next.createInstance();
  // Nothing is loaded from anywhere, so it is ready at once. React escapes; doing it twice would show &amp;.
  void i18n.init({
    resources,
    fallbackLng: 'en',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return (language) => {
    const t = i18n.getFixedT(language);
    return (key, values = {}) => t(key, values);
  };
}
