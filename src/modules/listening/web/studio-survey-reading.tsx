import { editionFor, LANGUAGE_NAMES } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import type { SurveyContent } from '../contract/survey.ts';
import { conditionWords } from './studio-condition-words.ts';

/** A survey for those who only read it: representatives, and everybody once it is in the archive. */
export function SurveyReading({ content }: { content: SurveyContent }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const { items, intro, languages } = content;
  return (
    <Section
      title={t('listening:studio.items')}
      lede={intro ? editionFor(intro, language) : undefined}
      end={format.list(languages.map((one) => LANGUAGE_NAMES[one]))}
    >
      <Rows label={t('listening:studio.items')}>
        {items.map(({ id, text, scale, construct, when }, at) => (
          <Row
            key={id}
            mark={<span className="num">{at + 1}</span>}
            name={editionFor(text, language)}
            meta={[
              t(`listening:scales.kinds.${scale.kind}`),
              construct && t(`listening:constructs.${construct}`),
              when && conditionWords(when, items, { t, language, format }),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
    </Section>
  );
}
