import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/choice.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Section } from '#web/ui/section.tsx';
import type { Rhythm, SurveyContent } from '../contract/survey.ts';
import { AudienceField } from './studio-audience-field.tsx';
import { EditionsField } from './studio-editions.tsx';
import classes from './studio-survey.module.css';

interface SurveyHeadProps {
  readonly content: SurveyContent;
  readonly onChange: (part: Partial<SurveyContent>) => void;
}

/** What stands above the items: title, introduction, languages, for whom, and how often a pulse comes back. */
export function SurveyHead({ content, onChange }: SurveyHeadProps) {
  const t = useT();
  const { title, intro, languages, audienceId, rhythm, kind } = content;
  const switchLanguage = (language: (typeof LANGUAGES)[number], on: boolean) => {
    const next = LANGUAGES.filter((one) => (one === language ? on : languages.includes(one)));
    if (next.length > 0) onChange({ languages: next });
  };
  return (
    <Section title={t('listening:studio.head')}>
      <div className={classes['fields']}>
        <fieldset className={classes['languages']}>
          <legend className="field-label">{t('listening:studio.languages')}</legend>
          {LANGUAGES.map((language) => (
            <Checkbox
              key={language}
              label={LANGUAGE_NAMES[language]}
              checked={languages.includes(language)}
              onChange={(on) => switchLanguage(language, on)}
            />
          ))}
        </fieldset>
        <EditionsField
          label={t('listening:studio.title')}
          value={title}
          languages={languages}
          onChange={(text) => onChange({ title: text })}
        />
        <EditionsField
          label={t('listening:studio.intro')}
          value={intro}
          languages={languages}
          optional
          rows={2}
          onChange={(text) => onChange({ intro: text })}
        />
        <div className={classes['narrow']}>
          <AudienceField
            label={t('listening:studio.audience')}
            value={audienceId}
            onChange={(id) => onChange({ audienceId: id })}
          />
        </div>
        {kind === 'pulse' && rhythm && (
          <RhythmFields rhythm={rhythm} onChange={(next) => onChange({ rhythm: next })} />
        )}
      </div>
    </Section>
  );
}

const NUMBERS = [
  { field: 'everyDays', least: 7, most: 182 },
  { field: 'openDays', least: 1, most: 28 },
  { field: 'sharePercent', least: 5, most: 100 },
] as const;

/** How often a pulse comes back, how long it stays open, and which share is drawn each time. */
function RhythmFields({ rhythm, onChange }: { rhythm: Rhythm; onChange: (rhythm: Rhythm) => void }) {
  const t = useT();
  return (
    <fieldset className={classes['rhythm']}>
      <legend className="field-label">{t('listening:studio.rhythm.title')}</legend>
      {NUMBERS.map(({ field, least, most }) => (
        <TextField
          key={field}
          type="number"
          min={least}
          max={most}
          label={t(`listening:studio.rhythm.${field}`)}
          value={rhythm[field]}
          onChange={(event) => {
            const typed = event.currentTarget.valueAsNumber;
            if (Number.isInteger(typed)) onChange({ ...rhythm, [field]: typed });
          }}
        />
      ))}
      <TextField
        type="date"
        label={t('listening:studio.rhythm.firstOn')}
        value={rhythm.firstOn}
        onChange={(event) => {
          if (event.currentTarget.value) onChange({ ...rhythm, firstOn: event.currentTarget.value });
        }}
      />
    </fieldset>
  );
}
