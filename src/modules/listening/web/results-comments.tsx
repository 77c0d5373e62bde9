import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { editionFor } from '#kernel/language.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { Section } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';
import classes from './results.module.css';

interface ResultsCommentsProps {
  readonly waveId: string;
  readonly group: string;
}

/** What people wrote, from ten on, shuffled, without score or date; by theme. */
export function ResultsComments({ waveId, group }: ResultsCommentsProps) {
  const t = useT();
  const language = useLanguage();
  const [themeId, setThemeId] = useState<string | null>(null);
  const themes = useQuery(ask('listening.listThemes', { waveId, group }));
  const comments = useRows('listening.listResultComments', {
    waveId,
    group,
    limit: 20,
    ...(themeId ? { themeId } : {}),
  });
  const items = comments.first?.items ?? [];
  if (comments.first && items.length === 0) return null;
  const withheld = items.filter((item) => item.withheld !== null);
  return (
    <Section title={t('listening:results.comments')} lede={t('listening:results.commentsLede')}>
      {comments.error && <Failure error={comments.error} onRetry={comments.retry} />}
      {withheld.map(({ itemId, text, withheld: reason }) => (
        <p key={itemId} className={classes['withheld']}>
          {editionFor(text, language)}{' '}
          {reason === 'too_few'
            ? t('listening:results.commentsTooFew')
            : reason && t(`listening:withheld.${reason}`)}
        </p>
      ))}
      {(themes.data?.themes.length ?? 0) > 0 && (
        <fieldset className={classes['themes']} aria-label={t('listening:results.themes')}>
          <button type="button" aria-pressed={themeId === null} onClick={() => setThemeId(null)}>
            {t('listening:results.allThemes')} <b className="num">{themes.data?.comments}</b>
          </button>
          {themes.data?.themes.map((theme) => (
            <button
              key={theme.id}
              type="button"
              aria-pressed={themeId === theme.id}
              title={theme.phrases.map(({ words }) => words).join(', ')}
              onClick={() => setThemeId(theme.id)}
            >
              {editionFor(theme.name, language)} <b className="num">{theme.comments}</b>
            </button>
          ))}
        </fieldset>
      )}
      <ul className={classes['comments']}>
        {comments.rows.map(({ text, language: written }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: comments have no id on purpose, and their order never changes
          <li key={at} lang={written}>
            <blockquote>{text}</blockquote>
          </li>
        ))}
      </ul>
      <MoreRows {...comments} />
    </Section>
  );
}
