import { refuse } from '#kernel/errors.ts';
import type { Handlers } from '#platform/module.ts';
import type { surveyContract } from '../contract/survey.ts';
import { tryOut } from '../domain/test-run.ts';
import { refuseUnlessPlanner, surveyFor } from './survey.ts';

/** Judges and counts in memory: it opens no transaction, publishes nothing and writes nothing. */
export const testRunHandlers: Pick<Handlers<typeof surveyContract>, 'runTest'> = {
  async runTest(ctx, { surveyId, ballots }) {
    refuseUnlessPlanner(ctx);
    const { content } = await surveyFor(ctx, surveyId);
    if (content.items.length === 0) return refuse('conflict', 'listening.survey_asks_nothing');
    return tryOut(content.items, ballots);
  },
};
