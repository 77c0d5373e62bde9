import { type Jobs, onJob } from '#platform/queue.ts';
import { closeWave, closeWaveJob, shuffleBoxes } from './service/closing.ts';
import { proposeFollowUps } from './service/follow-up.ts';
import { forgetResultImports } from './service/import.ts';
import { makeKeys, makeKeysJob } from './service/key.ts';
import { sendLetters, sendLettersJob } from './service/letter.ts';
import { turnWaves } from './service/opening.ts';
import { beginDuePulses } from './service/pulse.ts';
import { tellAnswer, tellAnswerJob } from './service/wave-answer-message.ts';

export const listeningJobs: Jobs = {
  handlers: [
    onJob(makeKeysJob, makeKeys),
    onJob(closeWaveJob, closeWave),
    onJob(sendLettersJob, sendLetters),
    onJob(tellAnswerJob, tellAnswer),
  ],
  schedules: [
    { name: 'listening.forgetResultImports', every: '50 2 * * *', run: forgetResultImports },
    { name: 'listening.beginDuePulses', every: '25 * * * *', run: beginDuePulses },
    { name: 'listening.proposeFollowUps', every: '10 5 * * *', run: proposeFollowUps },
    { name: 'listening.turnWaves', every: '* * * * *', run: turnWaves },
    { name: 'listening.shuffleBoxes', every: '*/10 * * * *', run: shuffleBoxes },
  ],
};
