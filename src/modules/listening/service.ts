import type { Handlers } from '#platform/module.ts';
import type { listeningContract } from './contract.ts';
import { codeHandlers } from './service/code.ts';
import { exportHandlers } from './service/export.ts';
import { focusHandlers } from './service/focus.ts';
import { importHandlers } from './service/import.ts';
import { importedTrendHandlers } from './service/imported-trend.ts';
import { issueHandlers } from './service/issue.ts';
import { itemHandlers } from './service/item.ts';
import { limitHandlers } from './service/limit.ts';
import { nameHashHandlers } from './service/name-hash.ts';
import { openingHandlers } from './service/opening.ts';
import { publicWaveHandlers } from './service/public-wave.ts';
import { reminderHandlers } from './service/reminder.ts';
import { reportHandlers } from './service/result.ts';
import { resultCommentHandlers } from './service/result-comment.ts';
import { resultMapHandlers } from './service/result-map.ts';
import { surveyHandlers } from './service/survey.ts';
import { testRunHandlers } from './service/test-run.ts';
import { themeHandlers } from './service/theme.ts';
import { voteHandlers } from './service/vote.ts';
import { waveHandlers } from './service/wave.ts';
import { waveAnswerHandlers } from './service/wave-answer.ts';

/** The use cases of the module, a handler per endpoint of its contract. */
export const listeningHandlers: Handlers<typeof listeningContract> = {
  ...itemHandlers,
  ...surveyHandlers,
  ...importHandlers,
  ...importedTrendHandlers,
  ...testRunHandlers,
  ...limitHandlers,
  ...nameHashHandlers,
  ...waveHandlers,
  ...openingHandlers,
  ...publicWaveHandlers,
  ...reminderHandlers,
  ...issueHandlers,
  ...voteHandlers,
  ...codeHandlers,
  ...reportHandlers,
  ...resultMapHandlers,
  ...resultCommentHandlers,
  ...exportHandlers,
  ...themeHandlers,
  ...focusHandlers,
  ...waveAnswerHandlers,
};
