import { lazy, Suspense, useDeferredValue } from 'react';
import type { Language } from '#kernel/language.ts';
import { toPlainText } from '#kernel/rich-text-plain.ts';
import { diffWords } from '#kernel/text-diff.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextArea, TextField } from '#web/ui/fields.tsx';
import { SkeletonLines, StatusWord } from '#web/ui/marks.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { assess } from '../domain/readability.ts';
import { useLanguageName } from './campaign-words.ts';
import classes from './piece.module.css';
import { PieceCost } from './piece-cost.tsx';
import { PieceDiff } from './piece-diff.tsx';
import type { StudioPiece } from './piece-text.ts';
import { type Keeping, usePieceWriting } from './piece-writing.ts';

// The writing tools are by far the largest part of the page.
const PieceEditor = lazy(() => import('./piece-editor.tsx').then((part) => ({ default: part.PieceEditor })));

interface PieceEditionProps {
  readonly piece: StudioPiece;
  readonly language: Language;
}

/** One edition: title, one line, text; saved for all by its button, kept for me as it is typed. */
export function PieceEdition({ piece, language }: PieceEditionProps) {
  const t = useT();
  const me = useMe();
  const nameOf = useLanguageName();
  const writing = usePieceWriting(piece, { pieceId: piece.id, language, personId: me.id });
  const { text, write, save, saving, dirty, revision } = writing;
  const measured = useDeferredValue(text.doc);
  const editable = piece.can.edit;
  return (
    <div className={classes['edition']}>
      <EditionNotices piece={piece} language={language} writing={writing} />
      <TextField
        label={t('campaigns:editor.title')}
        value={text.title}
        maxLength={200}
        lang={language}
        readOnly={!editable}
        onChange={({ currentTarget: { value } }) => write({ title: value })}
      />
      <TextArea
        label={t('campaigns:editor.summary')}
        description={t('campaigns:editor.summaryHint')}
        value={text.summary}
        maxLength={400}
        minRows={1}
        lang={language}
        readOnly={!editable}
        onChange={({ currentTarget: { value } }) => write({ summary: value })}
      />
      <Suspense fallback={<SkeletonLines label={t('web:page.loading')} widths={[90, 95, 60]} />}>
        <PieceEditor
          key={revision}
          campaignId={piece.campaignId}
          doc={text.doc}
          language={language}
          label={t('campaigns:editor.textIn', { language: nameOf(language) })}
          editable={editable}
          onChange={writing.writeDoc}
          onSave={() => void save()}
        />
      </Suspense>
      <PieceCost
        piece={piece}
        assessment={assess({ language, doc: measured }, piece.settings.knownAcronyms)}
      />
      {editable && (
        <div className={classes['foot']}>
          <KeepingWord keeping={writing.keeping} />
          {dirty && <Button onClick={() => void writing.letGo()}>{t('campaigns:editor.letGo')}</Button>}
          <Button
            kind="primary"
            pending={saving && t('web:form.sending')}
            locked={lockOf(t, { dirty, title: text.title })}
            onClick={() => void save()}
          >
            {t('campaigns:editor.save')}
          </Button>
        </div>
      )}
      {writing.failure && <Failure error={writing.failure} />}
      <Clash writing={writing} />
    </div>
  );
}

type Writing = ReturnType<typeof usePieceWriting>;

function lockOf(t: ReturnType<typeof useT>, { dirty, title }: { dirty: boolean; title: string }) {
  if (title.trim() === '') return t('campaigns:editor.titleNeeded');
  return !dirty && t('campaigns:editor.nothingToSave');
}

/** What the writer has to know before writing on: behind the first language, saved by somebody else, restored. */
function EditionNotices({ piece, language, writing }: PieceEditionProps & { writing: Writing }) {
  const t = useT();
  const format = useFormat();
  const nameOf = useLanguageName();
  const edition = piece.editions.find((one) => one.language === language);
  const first = piece.editions.find((one) => one.language === piece.firstLanguage);
  const agree = useSend('campaigns.confirmEdition', { changes: ['campaigns'] });
  return (
    <>
      {!edition && !writing.dirty && (
        <Notice tone="info" title={t('campaigns:editor.missing', { language: nameOf(language) })}>
          {t('campaigns:editor.missingText', { first: nameOf(piece.firstLanguage) })}
        </Notice>
      )}
      {edition?.stale && first && (
        <Notice
          tone="unsure"
          title={t('campaigns:editor.staleTitle', { first: nameOf(piece.firstLanguage) })}
          act={
            piece.can.edit && (
              <button
                type="button"
                className="link"
                onClick={() =>
                  agree.mutate({
                    pieceId: piece.id,
                    language,
                    version: edition.version,
                    follows: first.version,
                  })
                }
              >
                {t('campaigns:editor.agree')}
              </button>
            )
          }
        >
          {t('campaigns:editor.staleText')}
        </Notice>
      )}
      {writing.restored && <Notice tone="info" title={t('campaigns:editor.restored')} />}
      {writing.newer && (
        <Notice
          tone="unsure"
          title={t('campaigns:editor.newer', {
            name: writing.newer.changedBy?.name ?? t('campaigns:preview.somebody'),
            at: format.instant(writing.newer.changedAt),
          })}
        >
          {t('campaigns:editor.newerText')}
        </Notice>
      )}
      {agree.error && <Failure error={agree.error} />}
    </>
  );
}

const TONES = { saved: 'works', typing: 'plain', kept: 'accent', here: 'unsure', nowhere: 'harm' } as const;

function KeepingWord({ keeping }: { keeping: Keeping }) {
  const t = useT();
  return (
    <span role="status">
      <StatusWord tone={TONES[keeping]}>{t(`campaigns:editor.keeping.${keeping}`)}</StatusWord>
    </span>
  );
}

function Clash({ writing: { clash, text, keepMine, letGo, dismiss } }: { writing: Writing }) {
  const t = useT();
  if (!clash) return null;
  const [mine, theirs] = [toPlainText(text.doc), toPlainText(clash.theirs.doc)];
  return (
    <ConflictDialog
      open
      onClose={dismiss}
      onKeepMine={keepMine}
      onTakeTheirs={() => void letGo()}
      differences={[
        { field: t('campaigns:editor.title'), mine: text.title, theirs: clash.theirs.title },
        { field: t('campaigns:editor.summary'), mine: text.summary, theirs: clash.theirs.summary },
        {
          field: t('campaigns:editor.text'),
          mine: <PieceDiff parts={diffWords(theirs, mine)} />,
          theirs: <p className={classes['plain']}>{theirs}</p>,
        },
      ].filter(({ mine: one, theirs: other }) => one !== other)}
    />
  );
}
