import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { useOrganisationName } from '#web/session.ts';
import { ConnectionNotice } from '#web/shell/frame.tsx';
import { FaceProvider } from '#web/ui/face.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { WindowTitle } from '#web/ui/page.tsx';
import classes from './meeting.module.css';
import { MeetingMinutes } from './meeting-minutes.tsx';
import { MeetingMode } from './meeting-mode.tsx';

export type Meeting = Answer<'plan.readCheckIn'>;
export type MeetingItem = Meeting['items'][number];

/** A check-in on the whole screen while it goes on, and its minutes afterwards. */
export function MeetingPage() {
  const t = useT();
  const { checkInId } = useParams({ from: '/meeting/$checkInId' });
  const meeting = useQuery(ask('plan.readCheckIn', { checkInId }));
  useLive(meeting.data ? [`plan.plan:${meeting.data.planId}`] : [], ['plan.readCheckIn']);
  return (
    <MeetingFrame>
      <WindowTitle title={meeting.data?.planTitle.text ?? t('plan:checkIn.title')} />
      {(meeting.isPending || meeting.error) && (
        <div className={classes['wait']}>
          <h1 className="hidden">{t('plan:checkIn.title')}</h1>
          {meeting.isPending && <SkeletonRows label={t('web:page.loading')} />}
          {meeting.error && <Failure error={meeting.error} onRetry={() => void meeting.refetch()} />}
        </div>
      )}
      {meeting.data &&
        (meeting.data.closedAt === null ? (
          <MeetingMode meeting={meeting.data} />
        ) : (
          <MeetingMinutes meeting={meeting.data} />
        ))}
    </MeetingFrame>
  );
}

function MeetingFrame({ children }: { children: ReactNode }) {
  const organisation = useOrganisationName();
  return (
    <FaceProvider face={{ name: 'studio', organisation }}>
      <ConnectionNotice />
      <main id="content" className={classes['screen']}>
        {children}
      </main>
    </FaceProvider>
  );
}
