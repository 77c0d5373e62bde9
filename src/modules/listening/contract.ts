import { ballotContract } from './contract/ballot.ts';
import { codeContract } from './contract/code.ts';
import { focusContract } from './contract/focus.ts';
import { importContract } from './contract/import.ts';
import { itemContract } from './contract/item.ts';
import { nameHashContract } from './contract/name-hash.ts';
import { publicWaveContract } from './contract/public-wave.ts';
import { resultContract } from './contract/result.ts';
import { surveyContract } from './contract/survey.ts';
import { themeContract } from './contract/theme.ts';
import { waveContract } from './contract/wave.ts';
import { waveAnswerContract } from './contract/wave-answer.ts';

/** All endpoints of the module, by noun. */
export const listeningContract = {
  ...itemContract,
  ...nameHashContract,
  ...importContract,
  ...surveyContract,
  ...waveContract,
  ...publicWaveContract,
  ...ballotContract,
  ...codeContract,
  ...resultContract,
  ...themeContract,
  ...focusContract,
  ...waveAnswerContract,
};
