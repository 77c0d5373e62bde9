import type { Handlers } from '#platform/module.ts';
import type { planContract } from './contract.ts';
import { actionHandlers } from './service/action.ts';
import { meetingHandlers } from './service/check-in.ts';
import { goalHandlers } from './service/goal.ts';
import { hearingHandlers } from './service/hearing.ts';
import { historyHandlers } from './service/history.ts';
import { importHandlers } from './service/import.ts';
import { needsHandlers } from './service/needs.ts';
import { newsHandlers } from './service/news.ts';
import { openHandlers } from './service/open.ts';
import { openLineHandlers } from './service/open-line.ts';
import { planHandlers as plans } from './service/plan.ts';
import { seriesHandlers } from './service/series.ts';
import { strategyHandlers } from './service/strategy.ts';
import { suggestionHandlers } from './service/suggestion.ts';

/** The use cases of the module, a handler per endpoint of its contract. */
export const planHandlers: Handlers<typeof planContract> = {
  ...strategyHandlers,
  ...plans,
  ...goalHandlers,
  ...actionHandlers,
  ...historyHandlers,
  ...openHandlers,
  ...openLineHandlers,
  ...newsHandlers,
  ...needsHandlers,
  ...suggestionHandlers,
  ...hearingHandlers,
  ...meetingHandlers,
  ...seriesHandlers,
  ...importHandlers,
};
