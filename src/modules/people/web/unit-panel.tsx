import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Facts, Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import classes from './people.module.css';
import { UnitDialog } from './unit-dialog.tsx';

type Unit = Answer<'people.readUnit'>;

interface UnitPanelProps {
  readonly unitId: string;
  readonly onGone: () => void;
  readonly onCreated: (unitId: string) => void;
}

/** One unit: where it stands, how many are in it, and what can be done with it. */
export function UnitPanel({ unitId, onGone, onCreated }: UnitPanelProps) {
  const t = useT();
  const format = useFormat();
  const unit = useQuery(ask('people.readUnit', { unitId }));
  const [open, setOpen] = useState<'change' | 'create' | 'close' | null>(null);
  const close = () => setOpen(null);
  if (unit.isPending) return <SkeletonRows label={t('web:page.loading')} count={3} />;
  if (unit.error) return <Failure error={unit.error} onRetry={() => void unit.refetch()} />;
  const { data } = unit;
  const count = (number: number) =>
    t('people:units.people', { count: number, number: format.number(number) });
  return (
    <div className={classes['panel']}>
      <Section title={data.name}>
        <Facts
          facts={[
            [t('people:units.code'), data.code],
            [
              t('people:units.above'),
              data.path.length > 0 ? data.path.map(({ name }) => name).join(' › ') : t('people:units.top'),
            ],
            [t('people:units.own'), count(data.own)],
            [t('people:units.below'), count(data.below)],
          ]}
        />
        <p>
          <Link to="/studio/people" search={{ unitId }} className="link">
            {t('people:units.show')}
          </Link>
        </p>
        {data.can.change && (
          <div className={classes['buttons']}>
            <Button onClick={() => setOpen('change')}>{t('people:units.change')}</Button>
            <Button onClick={() => setOpen('create')}>{t('people:units.createBelow')}</Button>
            <Button kind="quiet" onClick={() => setOpen('close')}>
              {t('people:units.close')}
            </Button>
          </div>
        )}
      </Section>
      {open === 'change' && <UnitDialog unit={data} parentId={data.parentId} onClose={close} />}
      {open === 'create' && (
        <UnitDialog parentId={unitId} onClose={close} onDone={(created) => onCreated(created.id)} />
      )}
      {open === 'close' && <CloseUnit unit={data} onClose={close} onGone={onGone} />}
    </div>
  );
}

function CloseUnit({ unit, onClose, onGone }: { unit: Unit; onClose: () => void; onGone: () => void }) {
  const t = useT();
  const reopen = useSend('people.reopenUnit', { changes: ['people'] });
  const close = useSend('people.closeUnit', {
    changes: ['people'],
    onDone: ({ name }) => {
      say(t('people:units.closed', { name }), {
        label: t('people:units.reopen'),
        run: () => reopen.mutate({ unitId: unit.id }),
      });
      onClose();
      onGone();
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('people:units.closeTitle', { name: unit.name })}
      text={t('people:units.closeText')}
      verb={t('people:units.close')}
      pending={close.isPending}
      error={close.error}
      onConfirm={() => close.mutate({ unitId: unit.id })}
    />
  );
}
