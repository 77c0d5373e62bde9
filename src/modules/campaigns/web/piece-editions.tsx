import { useMediaQuery } from '@mantine/hooks';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { Segments } from '#web/ui/choice.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { useLanguageName } from './campaign-words.ts';
import classes from './piece.module.css';
import { PieceEdition } from './piece-edition.tsx';
import type { StudioPiece } from './piece-text.ts';

/** What stands beside the edition of the tab; without a choice, a translation has the first language beside it. */
export type Beside = Language | 'none';

/** Two texts of sixty letters a line, and the tools above each. */
const ROOM_FOR_TWO = '(min-width: 1180px)';

/** Which edition stands beside the one of the tab; null: that one stands alone. */
export function useBeside(
  piece: StudioPiece,
  { language, asked }: { language: Language; asked: Beside | undefined },
): Language | null {
  const room = useMediaQuery(ROOM_FOR_TWO, true, { getInitialValueInEffect: false });
  const beside = asked ?? piece.firstLanguage;
  return room && beside !== 'none' && beside !== language ? beside : null;
}

interface PieceEditionsProps {
  readonly piece: StudioPiece;
  readonly language: Language;
  readonly beside: Language | null;
  readonly onShow: (language: Language) => void;
  readonly onBeside: (beside: Beside) => void;
}

/** The editions of a piece: a tab for each, and where there is room a second one beside it, the first language at the left. */
export function PieceEditions({ piece, language, beside, onShow, onBeside }: PieceEditionsProps) {
  const t = useT();
  const labelOf = useTabLabel(piece);
  const nameOf = useLanguageName();
  const languages = orderedLanguages(piece.firstLanguage);
  const shown = languages.filter((one) => one === language || one === beside);
  return (
    <Tabs
      label={t('campaigns:editor.editions')}
      value={language}
      onChange={onShow}
      tabs={languages.map((value) => ({
        value,
        label: labelOf(value),
        panel: () => (
          <div className={classes['editions']}>
            {shown.map((one) => (
              <section key={one} aria-label={labelOf(one)}>
                {shown.length > 1 && <h2 className={classes['columnName']}>{labelOf(one)}</h2>}
                <PieceEdition piece={piece} language={one} />
              </section>
            ))}
          </div>
        ),
      }))}
      end={
        <span className={classes['beside']}>
          <Segments<Beside>
            label={t('campaigns:editor.beside')}
            value={beside ?? 'none'}
            options={[
              { value: 'none', label: t('campaigns:editor.besideNone') },
              ...languages
                .filter((one) => one !== language)
                .map((value) => ({
                  value,
                  label: t('campaigns:editor.besideOne', { language: nameOf(value) }),
                })),
            ]}
            onChange={onBeside}
          />
        </span>
      }
    />
  );
}

/** «Español, not written yet»; «Suomi, behind the first». */
function useTabLabel(piece: StudioPiece): (language: Language) => string {
  const t = useT();
  const nameOf = useLanguageName();
  return (language) => {
    const edition = piece.editions.find((one) => one.language === language);
    const name = nameOf(language);
    if (!edition) return t('campaigns:editor.tabMissing', { language: name });
    return edition.stale ? t('campaigns:editor.tabStale', { language: name }) : capitalised(name);
  };
}

const capitalised = (name: string) => `${name.charAt(0).toLocaleUpperCase()}${name.slice(1)}`;

function orderedLanguages(first: Language): readonly Language[] {
  return [first, ...LANGUAGES.filter((language) => language !== first)];
}
