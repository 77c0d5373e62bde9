import type { Editor } from '@tiptap/core';
import { useT } from '#web/i18n.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { LinkForm, PollForm, VideoForm } from './piece-insert-forms.tsx';
import type { Inserting } from './piece-insertion.ts';
import { AttachmentForm, ImageForm } from './piece-upload-forms.tsx';

export interface InsertFormProps {
  readonly attrs: Inserting['attrs'];
  readonly isNew: boolean;
  readonly onDone: (attrs: Record<string, unknown>) => void;
}

interface PieceInsertDialogProps {
  readonly editor: Editor;
  readonly campaignId: string;
  readonly inserting: Inserting;
  readonly onClose: () => void;
}

/** Asks for what a picture, video, file, question or link needs before it stands in the text. */
export function PieceInsertDialog({ editor, campaignId, inserting, onClose }: PieceInsertDialogProps) {
  const t = useT();
  const { kind, attrs, isNew } = inserting;
  const done = (chosen: Record<string, unknown>) => {
    onClose();
    // After the dialog has given the focus back.
    queueMicrotask(() => put(editor, inserting, chosen));
  };
  const form = { attrs, isNew, onDone: done };
  return (
    <Dialog open onClose={onClose} title={t(`campaigns:editor.${isNew ? 'insert' : 'edit'}.${kind}`)}>
      {kind === 'image' && <ImageForm {...form} campaignId={campaignId} />}
      {kind === 'attachment' && <AttachmentForm {...form} campaignId={campaignId} />}
      {kind === 'video' && <VideoForm {...form} />}
      {kind === 'poll' && <PollForm {...form} />}
      {kind === 'link' && (
        <LinkForm
          {...form}
          onRemove={
            attrs['href']
              ? () => {
                  onClose();
                  editor.chain().focus().extendMarkRange('link').unsetLink().run();
                }
              : undefined
          }
        />
      )}
    </Dialog>
  );
}

function put(editor: Editor, { kind, isNew }: Inserting, attrs: Record<string, unknown>): void {
  const chain = editor.chain().focus();
  if (kind !== 'link') {
    if (isNew) chain.insertContent({ type: kind, attrs }).run();
    else chain.updateAttributes(kind, attrs).run();
    return;
  }
  const href = String(attrs['href']);
  const { empty } = editor.state.selection;
  if (empty && !editor.isActive('link'))
    chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
  else chain.extendMarkRange('link').setLink({ href }).run();
}
