import { useMantineColorScheme } from '@mantine/core';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import { speak, useLanguage, useT } from '../i18n.ts';
import { useSend } from '../query.ts';
import '../ui/inputs.css';
import { Segments } from '../ui/choice.tsx';
import { Failure } from '../ui/failure.tsx';

/** Changes the language here at once, and for letters and the next device on the server. */
export function LanguageChoice() {
  const t = useT();
  const language = useLanguage();
  const keep = useSend('access.changeMyLanguage', { changes: ['access.readMe'] });
  const choose = (chosen: Language) => {
    void speak(chosen);
    keep.mutate({ language: chosen });
  };
  return (
    <div>
      <p className="field-label">{t('web:menu.language')}</p>
      <Segments
        label={t('web:menu.language')}
        value={language}
        onChange={choose}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      />
      {keep.error && <Failure error={keep.error} onRetry={() => keep.mutate({ language })} />}
    </div>
  );
}

/** Light, dark, or as the device has it; kept on the device. */
export function ThemeChoice() {
  const t = useT();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div>
      <p className="field-label">{t('web:menu.theme')}</p>
      <Segments
        label={t('web:menu.theme')}
        value={colorScheme}
        onChange={setColorScheme}
        options={[
          { value: 'light', label: t('web:menu.light') },
          { value: 'dark', label: t('web:menu.dark') },
          { value: 'auto', label: t('web:menu.auto') },
        ]}
      />
    </div>
  );
}
