import { useT } from '#web/i18n.ts';
import type { Missing } from '../contract/brief.ts';
import classes from './brief-outline.module.css';
import { useCampaign } from './campaign-desk.ts';
import { useMissingWords } from './campaign-words.ts';
import { useReadsCalendar } from './use-reads-calendar.ts';
import { useSectionInView } from './use-section-in-view.ts';

const SECTIONS = [
  'why',
  'whom',
  'concept',
  'group',
  'budget',
  'actions',
  'pieces',
  'cascade',
  'calendar',
  'conversation',
  'approval',
  'closing',
] as const;

/** In which section a part stands. */
const PLACES: Record<Missing['part'], string> = {
  head: 'why',
  objective: 'why',
  card: 'whom',
  objection: 'objections',
  concept: 'concept',
  messages: 'messages',
  member: 'group',
  budget: 'budget',
  approval: 'approval',
  piece: 'pieces',
  ring: 'cascade',
};

const SHOWN = 8;

/** The way through the brief, and what it still lacks in words; each word leads to its place. */
export function BriefOutline() {
  const t = useT();
  const readsCalendar = useReadsCalendar();
  const current = useSectionInView(SECTIONS);
  return (
    <div className={classes['outline']}>
      <nav aria-label={t('campaigns:outline.label')}>
        <ol>
          {SECTIONS.filter((section) => section !== 'calendar' || readsCalendar).map((section) => (
            <li key={section}>
              <a href={`#${section}`} aria-current={section === current ? 'location' : undefined}>
                {t(`campaigns:outline.${section}`)}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <StillMissing />
    </div>
  );
}

function StillMissing() {
  const t = useT();
  const words = useMissingWords();
  const { missing, state } = useCampaign();
  if (state === 'closed') return null;
  if (missing.length === 0) return <p className={classes['missing']}>{t('campaigns:outline.nothing')}</p>;
  // The same word of many parts is said once with its count.
  const groups = [...Map.groupBy(missing, (gap) => words(gap))];
  return (
    <div className={classes['missing']}>
      <p>{t('campaigns:outline.missing')}</p>
      <ul>
        {groups.slice(0, SHOWN).map(([word, gaps]) => (
          <li key={word}>
            <a href={`#${placeOf(gaps[0])}`}>
              {gaps.length > 1 ? t('campaigns:outline.times', { word, count: gaps.length }) : word}
            </a>
          </li>
        ))}
      </ul>
      {groups.length > SHOWN && <p>{t('campaigns:outline.more', { count: groups.length - SHOWN })}</p>}
    </div>
  );
}

function placeOf(gap: Missing | undefined): string {
  if (!gap) return 'why';
  const isListed = gap.part === 'objective' || gap.part === 'card' || gap.part === 'objection';
  return gap.id && isListed ? `part-${gap.id}` : PLACES[gap.part];
}
