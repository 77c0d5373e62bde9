import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { CalloutTone, ImageWidth } from '#kernel/rich-text.ts';
import { useT } from '#web/i18n.ts';
import type { MessageName } from '#web/messages.ts';
import { Segments } from '#web/ui/choice.tsx';
import classes from './piece-editor.module.css';
import { type Inserting, isInserted } from './piece-insertion.ts';

interface PieceContextBarProps {
  readonly editor: Editor;
  readonly onChange: (inserting: Inserting) => void;
}

const WIDTHS: readonly ImageWidth[] = ['third', 'half', 'full'];
const TONES: readonly CalloutTone[] = ['note', 'good', 'careful'];

const TABLE_ACTS: readonly (readonly [MessageName, (editor: Editor) => void])[] = [
  ['campaigns:editor.table.rowAfter', (editor) => editor.chain().focus().addRowAfter().run()],
  ['campaigns:editor.table.columnAfter', (editor) => editor.chain().focus().addColumnAfter().run()],
  ['campaigns:editor.table.headerRow', (editor) => editor.chain().focus().toggleHeaderRow().run()],
  ['campaigns:editor.table.dropRow', (editor) => editor.chain().focus().deleteRow().run()],
  ['campaigns:editor.table.dropColumn', (editor) => editor.chain().focus().deleteColumn().run()],
  ['campaigns:editor.table.drop', (editor) => editor.chain().focus().deleteTable().run()],
];

/** What can be done with the thing that the cursor is at: a picture, a table, a box, a quote. */
export function PieceContextBar({ editor, onChange }: PieceContextBarProps) {
  const t = useT();
  const at = useEditorState({ editor, selector: ({ editor: now }) => placeOf(now) });
  if (!at) return null;
  const { kind, attrs } = at;
  return (
    <div className={classes['context']}>
      {kind === 'image' && (
        <Segments
          label={t('campaigns:editor.width')}
          value={WIDTHS.find((one) => one === attrs['width']) ?? 'full'}
          options={WIDTHS.map((value) => ({ value, label: t(`campaigns:editor.widths.${value}`) }))}
          onChange={(width) => editor.chain().updateAttributes('image', { width }).run()}
        />
      )}
      {kind === 'callout' && (
        <Segments
          label={t('campaigns:editor.tone')}
          value={TONES.find((one) => one === attrs['tone']) ?? 'note'}
          options={TONES.map((value) => ({ value, label: t(`campaigns:editor.tones.${value}`) }))}
          onChange={(tone) => editor.chain().updateAttributes('callout', { tone }).run()}
        />
      )}
      {kind === 'blockquote' && (
        <label className={classes['by']}>
          {t('campaigns:editor.by')}
          <input
            value={String(attrs['by'] ?? '')}
            maxLength={120}
            onChange={({ currentTarget: { value } }) =>
              editor
                .chain()
                .updateAttributes('blockquote', { by: value || null })
                .run()
            }
          />
        </label>
      )}
      {kind === 'table' &&
        TABLE_ACTS.map(([name, run]) => (
          <button key={name} type="button" className="link" onClick={() => run(editor)}>
            {t(name)}
          </button>
        ))}
      {isInserted(kind) && (
        <>
          <button type="button" className="link" onClick={() => onChange({ kind, attrs, isNew: false })}>
            {t('campaigns:editor.change')}
          </button>
          <button
            type="button"
            className="link"
            onClick={() => editor.chain().focus().deleteSelection().run()}
          >
            {t('campaigns:editor.remove')}
          </button>
        </>
      )}
    </div>
  );
}

const AROUND = ['table', 'callout', 'blockquote'] as const;

interface Place {
  readonly kind: string;
  readonly attrs: Readonly<Record<string, unknown>>;
}

/** The node that is chosen, else the innermost thing around the cursor that has tools of its own. */
function placeOf(editor: Editor): Place | null {
  const { selection } = editor.state;
  if ('node' in selection) {
    // Safe: only selections of a whole node have one.
    const { type, attrs } = (
      selection as unknown as { node: { type: { name: string }; attrs: Place['attrs'] } }
    ).node;
    if (isInserted(type.name)) return { kind: type.name, attrs };
  }
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { type, attrs } = $from.node(depth);
    const kind = AROUND.find((one) => one === type.name);
    if (kind) return { kind, attrs };
  }
  return null;
}
