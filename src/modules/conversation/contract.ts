import { answerContract } from './contract/answer.ts';
import { boardContract } from './contract/board.ts';
import { caseContract } from './contract/case.ts';
import { moderationContract } from './contract/moderation.ts';
import { sessionContract } from './contract/session.ts';
import { topicContract } from './contract/topic.ts';
import { unseenContract } from './contract/unseen.ts';

/** All endpoints of the module, by noun. */
export const conversationContract = {
  ...caseContract,
  ...answerContract,
  ...boardContract,
  ...sessionContract,
  ...moderationContract,
  ...topicContract,
  ...unseenContract,
};
