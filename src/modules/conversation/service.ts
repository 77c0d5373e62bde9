import type { Handlers } from '#platform/module.ts';
import type { conversationContract } from './contract.ts';
import { answerHandlers } from './service/answer.ts';
import { boardHandlers } from './service/board.ts';
import { caseHandlers } from './service/case.ts';
import { moderationHandlers } from './service/moderation.ts';
import { sessionHandlers } from './service/session.ts';
import { topicHandlers } from './service/topic.ts';
import { unseenHandlers } from './service/unseen.ts';

/** The use cases of the module, a handler per endpoint of its contract. */
export const conversationHandlers: Handlers<typeof conversationContract> = {
  ...caseHandlers,
  ...answerHandlers,
  ...boardHandlers,
  ...sessionHandlers,
  ...moderationHandlers,
  ...topicHandlers,
  ...unseenHandlers,
};
