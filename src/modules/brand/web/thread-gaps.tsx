import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { keyOf } from '../domain/thread.ts';
import { GapIcon } from './gap-icon.tsx';
import classes from './thread.module.css';
import { type GapNode, nodeTitle } from './thread-words.ts';

const FIRST = 8;

interface GapListProps {
  readonly gaps: readonly GapNode[];
  /** Keys of what is in the drawing; other objects cannot be shown in it. */
  readonly shown: ReadonlySet<string>;
  readonly onChoose: (key: string) => void;
}

/** Where the thread is broken, object by object, with the way to each. */
export function GapList({ gaps, shown, onChoose }: GapListProps) {
  const t = useT();
  const [all, setAll] = useState(false);
  const rows = all ? gaps : gaps.slice(0, FIRST);
  return (
    <Section title={t('brand:gaps.title')}>
      {gaps.length === 0 && <p className="small">{t('brand:gaps.none')}</p>}
      {gaps.length > 0 && (
        <Rows label={t('brand:gaps.title')}>
          {rows.map((gap) => {
            const title = nodeTitle(gap, t);
            const key = keyOf(gap);
            return (
              <Row
                key={`${gap.code}/${key}`}
                mark={<GapIcon />}
                name={
                  shown.has(key) ? (
                    <button type="button" className={classes['gapLink']} onClick={() => onChoose(key)}>
                      {title}
                    </button>
                  ) : (
                    title
                  )
                }
                meta={t(`brand:gaps.${gap.code}`)}
              />
            );
          })}
        </Rows>
      )}
      {gaps.length > rows.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('brand:gaps.all', { count: gaps.length })}
        </button>
      )}
    </Section>
  );
}
