import type { AnyExtension, JSONContent } from '@tiptap/core';
import { CharacterCount, Placeholder } from '@tiptap/extensions';
import { EditorContent, ReactNodeViewRenderer, useEditor } from '@tiptap/react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { Language } from '#kernel/language.ts';
import { RICH_TEXT_LIMITS, type RichText } from '#kernel/rich-text.ts';
import { useT } from '#web/i18n.ts';
import { PieceContextBar } from './piece-context-bar.tsx';
import classes from './piece-editor.module.css';
import type { Inserting } from './piece-insertion.ts';
import { MentionList } from './piece-mention-list.tsx';
import { MentionBoard } from './piece-mentions.ts';
import { AttachmentView, ImageView, PollView, VideoView } from './piece-node-views.tsx';
import { keptDoc, pieceExtensions } from './piece-schema.ts';
import { PieceToolbar } from './piece-toolbar.tsx';

// Forms and uploads are not needed to type.
const PieceInsertDialog = lazy(() =>
  import('./piece-insert-dialog.tsx').then((part) => ({ default: part.PieceInsertDialog })),
);

interface PieceEditorProps {
  readonly campaignId: string;
  readonly doc: RichText;
  readonly language: Language;
  readonly label: string;
  readonly editable: boolean;
  readonly onChange: (doc: RichText) => void;
  readonly onSave: () => void;
}

const VIEWS: ReadonlyMap<string, Parameters<typeof ReactNodeViewRenderer>[0]> = new Map([
  ['image', ImageView],
  ['video', VideoView],
  ['attachment', AttachmentView],
  ['poll', PollView],
]);

/** The text of an edition, as it is written: what is pasted is what the closed list of rich texts lets through. */
export function PieceEditor({
  campaignId,
  doc,
  language,
  label,
  editable,
  onChange,
  onSave,
}: PieceEditorProps) {
  const t = useT();
  const [inserting, setInserting] = useState<Inserting | null>(null);
  const board = useMemo(() => new MentionBoard(), []);
  // The editor keeps the functions that it was made with.
  const latest = useRef({ onChange, onSave });
  latest.current = { onChange, onSave };
  const placeholder = t('campaigns:editor.placeholder');
  const extensions = useMemo(
    () => [
      ...pieceExtensions.map((extension) => dressed(extension, board)),
      Placeholder.configure({ placeholder }),
      CharacterCount.configure({ limit: RICH_TEXT_LIMITS.characters }),
    ],
    [board, placeholder],
  );
  const editor = useEditor({
    extensions,
    // Safe: a document of the closed list is JSON that this schema was made from.
    content: doc as JSONContent,
    editable,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    onUpdate: ({ editor: now }) => latest.current.onChange(keptDoc(now.getJSON())),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        lang: language,
        spellcheck: 'true',
        class: classes['text'] ?? '',
      },
      handleKeyDown: (_view, event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return false;
        event.preventDefault();
        latest.current.onSave();
        return true;
      },
    },
  });
  return (
    <div className={classes['editor']}>
      {editable && <PieceToolbar editor={editor} onInsert={setInserting} />}
      {editable && <PieceContextBar editor={editor} onChange={setInserting} />}
      <EditorContent editor={editor} />
      {editable && <MentionList board={board} />}
      {inserting && (
        <Suspense>
          <PieceInsertDialog
            editor={editor}
            campaignId={campaignId}
            inserting={inserting}
            onClose={() => setInserting(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** An extension of the schema with how it looks and behaves on this screen. */
function dressed(extension: AnyExtension, board: MentionBoard): AnyExtension {
  const view = VIEWS.get(extension.name);
  if (view) return extension.extend({ addNodeView: () => ReactNodeViewRenderer(view) });
  return extension.name === 'mention' ? extension.configure({ suggestion: board.suggestion }) : extension;
}
