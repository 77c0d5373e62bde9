import { type Jobs, onJob } from '#platform/queue.ts';
import {
  checkImportJob,
  checkUploaded,
  forgetOldImports,
  writeConfirmed,
  writeImportJob,
} from './service/import-work.ts';

export const peopleJobs: Jobs = {
  handlers: [onJob(checkImportJob, checkUploaded), onJob(writeImportJob, writeConfirmed)],
  schedules: [{ name: 'people.forgetOldImports', every: '20 3 * * *', run: forgetOldImports }],
};
