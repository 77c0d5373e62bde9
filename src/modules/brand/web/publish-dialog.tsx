import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { DifferenceView } from './difference-view.tsx';
import classes from './draft.module.css';
import type { Draft } from './draft-words.ts';

/** Publishes the draft: shows what changes for readers before it does anything. */
export function PublishDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const t = useT();
  const changes = useQuery({ ...ask('brand.readDraftChanges', {}), staleTime: 0 });
  const core = useQuery(ask('brand.readCore', {}));
  const form = useDraftForm({ name: `brand.publish.${draft.id}`, initial: { note: '' } });
  const publish = useSend('brand.publishDraft', {
    changes: ['brand'],
    onDone: ({ number }) => {
      say(t('brand:publish.done', { number }));
      onClose();
    },
  });
  const next = (core.data?.version?.number ?? 0) + 1;
  return (
    <Dialog
      open
      onClose={onClose}
      shape="wide"
      title={t('brand:publish.title', { number: next })}
      text={t('brand:publish.consequence')}
    >
      {changes.isPending && <SkeletonLines label={t('web:page.loading')} />}
      {changes.error && <Failure error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.data && (
        <div className={classes['preview']}>
          <DifferenceView difference={changes.data} />
        </div>
      )}
      <Form
        form={form}
        module="brand"
        submit={t('brand:publish.confirm')}
        send={({ note }) =>
          publish.mutateAsync({ draftId: draft.id, version: draft.version, note: note.trim() || null })
        }
      >
        <TextArea {...form.getInputProps('note')} label={t('brand:publish.note')} />
      </Form>
    </Dialog>
  );
}
