import type { Handlers } from '#platform/module.ts';
import type { deliveryContract } from './contract.ts';
import { bounceHandlers } from './service/bounce.ts';
import { calendarHandlers } from './service/calendar.ts';
import { leaveHandlers } from './service/email-leave.ts';
import { evidenceHandlers } from './service/evidence.ts';
import { mailHandlers } from './service/mail.ts';
import { owingHandlers } from './service/owing.ts';
import { pollHandlers } from './service/poll.ts';
import { preferenceHandlers } from './service/preference.ts';
import { messageHandlers, receiptHandlers } from './service/receipt.ts';
import { releaseHandlers } from './service/release.ts';
import { resultHandlers } from './service/result.ts';
import { todayHandlers } from './service/today.ts';

/** The use cases of the module, a handler per endpoint of its contract. */
export const deliveryHandlers: Handlers<typeof deliveryContract> = {
  ...leaveHandlers,
  ...bounceHandlers,
  ...mailHandlers,
  ...todayHandlers,
  ...messageHandlers,
  ...receiptHandlers,
  ...pollHandlers,
  ...preferenceHandlers,
  ...releaseHandlers,
  ...resultHandlers,
  ...owingHandlers,
  ...evidenceHandlers,
  ...calendarHandlers,
};
