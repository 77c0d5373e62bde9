import { z } from 'zod';
import { eventType } from '#platform/events.ts';
import { readingSource } from './contract/measure.ts';

// The subject is the measure (`measurement.measure`).
export const readingEntered = eventType(
  'measurement.readingEntered',
  z.object({ readOn: z.string(), source: readingSource }),
);
export const readingCorrected = eventType(
  'measurement.readingCorrected',
  z.object({ readingId: z.uuid(), removed: z.boolean() }),
);
export const readingsImported = eventType(
  'measurement.readingsImported',
  z.object({ importId: z.uuid(), written: z.number(), corrected: z.number() }),
);
export const feedSet = eventType('measurement.feedSet', z.object({ kind: z.string().nullable() }));
export const annotationChanged = eventType(
  'measurement.annotationChanged',
  z.object({ change: z.enum(['made', 'removed']) }),
);

// The subject is the experiment (`measurement.experiment`). Who is in which arm stands in its draw, where it can be erased.
export const experimentPlanned = eventType(
  'measurement.experimentPlanned',
  z.object({ campaignId: z.uuid() }),
);
export const experimentChanged = eventType('measurement.experimentChanged', z.object({}));
export const experimentDrawn = eventType(
  'measurement.experimentDrawn',
  z.object({ subjects: z.number(), digest: z.string(), againstReason: z.string().nullable() }),
);
export const experimentEnded = eventType(
  'measurement.experimentEnded',
  z.object({ early: z.boolean(), verdicts: z.array(z.string()) }),
);
export const experimentDiscarded = eventType('measurement.experimentDiscarded', z.object({}));

/** The subject is the probe (`measurement.probe`); who answered is no event. */
export const probePlanned = eventType('measurement.probePlanned', z.object({ campaignId: z.uuid() }));
export const probeCancelled = eventType('measurement.probeCancelled', z.object({}));

/** The subject is the campaign (`campaigns.campaign`). */
export const reportFrozen = eventType(
  'measurement.reportFrozen',
  z.object({ reportId: z.uuid(), number: z.number(), sha256: z.string() }),
);
