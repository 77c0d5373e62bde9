import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { editionFor, LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { EditionsField } from './studio-editions.tsx';
import classes from './studio-wave.module.css';

type Theme = Answer<'listening.listThemes'>['themes'][number];
type Editing = Theme | 'new' | null;

/** What people wrote about: themes found by counting, renamed and put together by hand. */
export function ThemesPage() {
  const t = useT();
  const { waveId } = useParams({ from: '/studio/listening/waves/$waveId/themes' });
  const [editing, setEditing] = useState<Editing>(null);
  const found = useQuery(ask('listening.listThemes', { waveId, group: 'everyone' }));
  const may = found.data?.can.edit ?? false;
  return (
    <Page
      title={t('listening:studio.themes.title')}
      lede={
        found.data
          ? t('listening:studio.themes.counted', {
              count: found.data.comments,
              unthemed: found.data.unthemed,
            })
          : t('listening:studio.themes.lede')
      }
      crumbs={[
        { label: t('web:rooms.listening'), link: { to: '/studio/listening' } },
        {
          label: t('listening:studio.wave'),
          link: { to: '/studio/listening/waves/$waveId', params: { waveId } },
        },
        { label: t('listening:studio.themes.title') },
      ]}
      actions={
        may && (
          <Button icon={<IconPlus size={18} />} onClick={() => setEditing('new')}>
            {t('listening:studio.themes.add')}
          </Button>
        )
      }
    >
      {found.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.themes.length === 0 && (
        <EmptyState title={t('listening:studio.themes.none')} text={t('listening:studio.themes.noneText')} />
      )}
      <Rows label={t('listening:studio.themes.title')}>
        {(found.data?.themes ?? []).map((theme) => (
          <ThemeRow key={theme.id} theme={theme} may={may} onEdit={() => setEditing(theme)} />
        ))}
      </Rows>
      {editing && (
        <ThemeDialog
          waveId={waveId}
          theme={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
}

function ThemeRow({ theme, may, onEdit }: { theme: Theme; may: boolean; onEdit: () => void }) {
  const t = useT();
  const language = useLanguage();
  const [removing, setRemoving] = useState(false);
  const remove = useSend('listening.removeTheme', { changes: ['listening.listThemes'] });
  const name = editionFor(theme.name, language);
  return (
    <>
      <Row
        name={name}
        meta={[
          t('listening:studio.themes.comments', { count: theme.comments }),
          t(`listening:studio.themes.origin.${theme.origin}`),
          theme.phrases.map(({ words }) => words).join(', '),
        ].join(' · ')}
        act={
          may && (
            <span className={classes['row']}>
              <button type="button" className="link" onClick={onEdit}>
                {t('listening:studio.themes.edit')}
              </button>
              <button type="button" className="link" onClick={() => setRemoving(true)}>
                {t('listening:studio.themes.remove')}
              </button>
            </span>
          )
        }
      />
      <ConfirmDialog
        open={removing}
        onClose={() => setRemoving(false)}
        title={t('listening:studio.themes.removeTitle', { name })}
        text={t('listening:studio.themes.removeText')}
        verb={t('listening:studio.themes.remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ themeId: theme.id, version: theme.version })}
      />
    </>
  );
}

interface ThemeDialogProps {
  readonly waveId: string;
  readonly theme: Theme | null;
  readonly onClose: () => void;
}

/** Name and phrases of a theme: one phrase a line in each language; their stems are found by the server. */
function ThemeDialog({ waveId, theme, onClose }: ThemeDialogProps) {
  const t = useT();
  const [name, setName] = useState(theme?.name ?? {});
  const [phrases, setPhrases] = useState(() => linesOf(theme));
  const options = { changes: ['listening.listThemes', 'listening.listResultComments'], onDone: onClose };
  const add = useSend('listening.addTheme', options);
  const change = useSend('listening.changeTheme', options);
  const written = LANGUAGES.flatMap((language) =>
    phrases[language]
      .split('\n')
      .map((words) => words.trim())
      .filter((words) => words.length > 1)
      .map((words) => ({ language, words })),
  );
  const error = add.error ?? change.error;
  const send = () =>
    theme
      ? change.mutate({ themeId: theme.id, version: theme.version, name, phrases: written })
      : add.mutate({ waveId, name, phrases: written });
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t(theme ? 'listening:studio.themes.edit' : 'listening:studio.themes.add')}
      actions={
        <>
          <Button onClick={onClose}>{t('web:dialog.cancel')}</Button>
          <Button
            kind="primary"
            locked={
              (Object.keys(name).length === 0 || written.length === 0) &&
              t('listening:studio.themes.incomplete')
            }
            pending={(add.isPending || change.isPending) && t('web:form.sending')}
            onClick={send}
          >
            {t('listening:studio.save')}
          </Button>
        </>
      }
    >
      <EditionsField
        label={t('listening:studio.themes.name')}
        value={name}
        languages={LANGUAGES}
        onChange={setName}
      />
      <p className="small">{t('listening:studio.themes.phrasesText')}</p>
      {LANGUAGES.map((language) => (
        <TextArea
          key={language}
          label={t('listening:studio.inLanguage', {
            label: t('listening:studio.themes.phrases'),
            language: LANGUAGE_NAMES[language],
          })}
          value={phrases[language]}
          minRows={2}
          onChange={(event) => setPhrases({ ...phrases, [language]: event.currentTarget.value })}
        />
      ))}
      {error && <Failure error={error} />}
    </Dialog>
  );
}

function linesOf(theme: Theme | null): Record<Language, string> {
  const of = (language: Language) =>
    (theme?.phrases ?? [])
      .filter((phrase) => phrase.language === language)
      .map(({ words }) => words)
      .join('\n');
  return { en: of('en'), fi: of('fi'), es: of('es') };
}
