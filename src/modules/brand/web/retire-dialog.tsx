import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import classes from './draft.module.css';

interface RetireDialogProps {
  readonly objectId: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Retires what people know: shows first what would be left hanging, and asks for the reason that everybody reads. */
export function RetireDialog({ objectId, title, onClose }: RetireDialogProps) {
  const t = useT();
  const dependants = useQuery({ ...ask('brand.readDependants', { objectId }), staleTime: 0 });
  const form = useDraftForm({ name: `brand.retire.${objectId}`, initial: { reason: '' } });
  const retire = useSend('brand.retireObject', {
    changes: ['brand'],
    onDone: () => {
      say(t('brand:retire.confirmed', { title }));
      onClose();
    },
  });
  const linked = dependants.data?.dependants ?? [];
  const hanging = linked.filter(({ hangs }) => hangs);
  const others = linked.filter(({ hangs }) => !hangs);
  return (
    <Dialog open onClose={onClose} title={t('brand:retire.title', { title })}>
      {dependants.isPending && <SkeletonLines label={t('web:page.loading')} />}
      {dependants.error && <Failure error={dependants.error} onRetry={() => void dependants.refetch()} />}
      {dependants.data && (
        <>
          {linked.length === 0 && <p className="small">{t('brand:retire.nothingLinked')}</p>}
          {hanging.length > 0 && (
            <>
              <p>{t('brand:retire.hangs', { count: hanging.length })}</p>
              <Linked nodes={hanging} label={t('brand:retire.hangs', { count: hanging.length })} />
            </>
          )}
          {others.length > 0 && (
            <>
              <p className={classes['space']}>{t('brand:retire.linked', { count: others.length })}</p>
              <Linked nodes={others} label={t('brand:retire.linked', { count: others.length })} />
            </>
          )}
          <div className={classes['space']}>
            <Form
              form={form}
              module="brand"
              submit={t('brand:retire.confirm')}
              send={({ reason }) =>
                retire.mutateAsync({ objectId, reason, leftHanging: hanging.map(({ id }) => id) })
              }
            >
              <TextArea {...form.getInputProps('reason')} label={t('brand:retire.reason')} />
            </Form>
          </div>
        </>
      )}
    </Dialog>
  );
}

type Node = {
  id: string;
  kind: 'value' | 'promise' | 'goal' | 'campaign' | 'action' | 'piece' | 'measure';
  title: { text: string } | null;
};

function Linked({ nodes, label }: { nodes: readonly Node[]; label: string }) {
  const t = useT();
  return (
    <Rows label={label}>
      {nodes.map(({ id, kind, title }) => (
        <Row key={id} name={title?.text ?? t('brand:thread.sealed')} meta={t(`brand:kinds.${kind}`)} />
      ))}
    </Rows>
  );
}
