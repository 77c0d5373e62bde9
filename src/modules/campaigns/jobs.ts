import {
  caseAnswered,
  caseMerged,
  caseOpened,
  caseOverdue,
  caseReopened,
  caseWithdrawn,
} from '#modules/conversation/events.ts';
import { releaseOpened } from '#modules/delivery/events.ts';
import { type Jobs, onEvent, onJob } from '#platform/queue.ts';
import { packetConfirmed } from './events.ts';
import { forgetWriting } from './service/edition.ts';
import { noteOpened } from './service/release.ts';
import { openDueRings, openRings, openRingsJob, openRingsSoon } from './service/ring.ts';
import { removeUnusedUploads } from './service/upload.ts';
import { noteCase } from './service/worry.ts';

export const campaignsJobs: Jobs = {
  handlers: [onJob(openRingsJob, openRings)],
  schedules: [
    { name: 'campaigns.openDueRings', every: '*/5 * * * *', run: openDueRings },
    { name: 'campaigns.forgetWriting', every: '*/10 * * * *', run: forgetWriting },
    { name: 'campaigns.removeUnusedUploads', every: '50 2 * * *', run: removeUnusedUploads },
  ],
  reactions: [
    onEvent('campaigns.noteOpened', releaseOpened, (ctx, event) => noteOpened(ctx, event.subject?.id ?? '')),
    onEvent('campaigns.openNextRing', packetConfirmed, (ctx, { body }) =>
      openRingsSoon(ctx, body.campaignId),
    ),
    ...[caseOpened, caseAnswered, caseReopened, caseMerged, caseWithdrawn, caseOverdue].map((fact) =>
      onEvent(`campaigns.weighWorries.${fact.name}`, fact, (ctx, { body }) => noteCase(ctx, body.subject)),
    ),
  ],
};
