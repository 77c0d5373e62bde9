import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import type { Meeting } from './meeting-page.tsx';
import { useMeetingPlace } from './meeting-place.ts';

/** Puts another action of the plan on the list of the meeting. */
export function MeetingAddItem({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" icon={<IconPlus size={16} />} onClick={() => setOpen(true)}>
        {t('plan:checkIn.addItem')}
      </Button>
      {open && <AddDialog meeting={meeting} onClose={() => setOpen(false)} />}
    </>
  );
}

function AddDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { goTo } = useMeetingPlace(meeting);
  // As every member reads it: whoever runs the meeting need not have a role in Studio.
  const plan = useQuery(ask('plan.readOpenPlan', { planId: meeting.planId }));
  const add = useSend('plan.addItem', {
    onDone: (after, { actionId }) => {
      client.setQueryData(ask('plan.readCheckIn', { checkInId: meeting.id }).queryKey, after);
      goTo(`action/${actionId}`);
      onClose();
    },
  });
  const there = new Set(meeting.items.map(({ id }) => id));
  const others = (plan.data?.phases ?? [])
    .flatMap(({ actions }) => actions)
    .flatMap((action) =>
      'title' in action && !there.has(action.id) ? [{ value: action.id, label: action.title }] : [],
    );
  return (
    <Dialog open onClose={onClose} title={t('plan:checkIn.addItem')}>
      {(plan.error ?? add.error) && <Failure error={plan.error ?? add.error ?? new Error()} />}
      <SelectField
        label={t('plan:lineKinds.action')}
        data={others}
        limit={200}
        value={null}
        onChange={(actionId) => actionId && add.mutate({ checkInId: meeting.id, actionId })}
      />
    </Dialog>
  );
}
