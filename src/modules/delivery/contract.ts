import { calendarContract } from './contract/calendar.ts';
import { emailContract } from './contract/email.ts';
import { evidenceContract } from './contract/evidence.ts';
import { mailContract } from './contract/mail.ts';
import { messageContract } from './contract/message.ts';
import { owingContract } from './contract/owing.ts';
import { pollContract } from './contract/poll.ts';
import { preferenceContract } from './contract/preference.ts';
import { receiptContract } from './contract/receipt.ts';
import { releaseContract } from './contract/release.ts';
import { resultContract } from './contract/result.ts';
import { todayContract } from './contract/today.ts';

/** All endpoints of the module, by noun. */
export const deliveryContract = {
  ...emailContract,
  ...mailContract,
  ...todayContract,
  ...messageContract,
  ...receiptContract,
  ...pollContract,
  ...preferenceContract,
  ...releaseContract,
  ...resultContract,
  ...owingContract,
  ...evidenceContract,
  ...calendarContract,
};
