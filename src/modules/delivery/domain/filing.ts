import type { Day, Instant } from '#kernel/calendar.ts';

/** The first of the month of an instant: the partition of the feed in which a message first released then is filed. */
export const filingDay = (now: Instant): Day => `${now.slice(0, 7)}-01`;
