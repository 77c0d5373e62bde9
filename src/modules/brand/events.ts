import { z } from 'zod';
import { eventType } from '#platform/events.ts';

export const draftStarted = eventType('brand.draftStarted', z.object({ restoredId: z.string().nullable() }));
export const draftDiscarded = eventType('brand.draftDiscarded', z.object({}));
/** Somebody worked on the draft; the subject is the object. */
export const draftChanged = eventType(
  'brand.draftChanged',
  z.object({
    draftId: z.string(),
    change: z.enum(['added', 'changed', 'removed', 'ordered', 'retired', 'kept']),
  }),
);
export const versionPublished = eventType('brand.versionPublished', z.object({ number: z.number() }));
export const valueRetired = eventType('brand.valueRetired', z.object({ versionId: z.string() }));
export const promiseRetired = eventType('brand.promiseRetired', z.object({ versionId: z.string() }));
