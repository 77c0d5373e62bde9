import { actionContract } from './contract/action.ts';
import { checkInContract } from './contract/check-in.ts';
import { goalContract } from './contract/goal.ts';
import { hearingContract } from './contract/hearing.ts';
import { historyContract } from './contract/history.ts';
import { importContract } from './contract/import.ts';
import { needsContract } from './contract/needs.ts';
import { newsContract } from './contract/news.ts';
import { openContract } from './contract/open.ts';
import { planContract as plans } from './contract/plan.ts';
import { strategyContract } from './contract/strategy.ts';
import { suggestionContract } from './contract/suggestion.ts';

/** All endpoints of the module, by noun. */
export const planContract = {
  ...strategyContract,
  ...plans,
  ...goalContract,
  ...actionContract,
  ...historyContract,
  ...openContract,
  ...newsContract,
  ...needsContract,
  ...suggestionContract,
  ...hearingContract,
  ...checkInContract,
  ...importContract,
};
