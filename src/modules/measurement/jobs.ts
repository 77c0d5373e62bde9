import { resultsCounted } from '#modules/delivery/events.ts';
import { resultsPublished } from '#modules/listening/events.ts';
import { importUndone, personChanged } from '#modules/people/events.ts';
import { type Jobs, onEvent } from '#platform/queue.ts';
import { lookAtLarge } from './service/effect.ts';
import { endExperiments, forgetGoneDrawn } from './service/experiment-end.ts';
import { readFeeds } from './service/feed.ts';
import { drawProbes } from './service/probe-draw.ts';
import { forgetImports } from './service/reading-import.ts';
import { countCampaigns } from './service/report.ts';
import { checkRollups, countRollups, noteMessage, notePerson } from './service/rollup.ts';
import { readPublished } from './service/survey-reading.ts';

export const measurementJobs: Jobs = {
  schedules: [
    { name: 'measurement.countRollups', every: '*/5 * * * *', run: countRollups },
    { name: 'measurement.checkRollups', every: '40 2 * * *', run: checkRollups },
    { name: 'measurement.readFeeds', every: '10 4 * * *', run: readFeeds },
    { name: 'measurement.drawProbes', every: '25 * * * *', run: drawProbes },
    { name: 'measurement.lookAtLarge', every: '20 * * * *', run: lookAtLarge },
    { name: 'measurement.endExperiments', every: '30 4 * * *', run: endExperiments },
    { name: 'measurement.countCampaigns', every: '50 * * * *', run: countCampaigns },
    { name: 'measurement.forgetImports', every: '20 3 * * *', run: forgetImports },
  ],
  reactions: [
    onEvent('measurement.noteMessage', resultsCounted, (ctx, { subject }) =>
      noteMessage(ctx, subject?.id ?? ''),
    ),
    onEvent('measurement.readPublished', resultsPublished, (ctx, { subject }) =>
      readPublished(ctx, subject?.id ?? ''),
    ),
    onEvent('measurement.notePerson', personChanged, (ctx, { subject, body }) =>
      notePerson(ctx, subject?.id ?? '', body.fields),
    ),
    onEvent('measurement.forgetGoneSubjects', importUndone, forgetGoneDrawn),
  ],
};
