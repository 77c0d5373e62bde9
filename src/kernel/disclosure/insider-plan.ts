import { atomsOf } from './atoms.ts';
import { searchForInsiders } from './exposure-search.ts';
import { planWith, type ReleasePlan, type ReleaseRequest } from './release-plan.ts';

/**
 * A release plan that also stands up to two insiders who subtract their own answers: no sum over fewer than k − 2 others
 * (k − 1 beside a single insider) follows from what is published together with the answers of one or two people. For k up
 * to 5; a RangeError beyond. `auditInsiders` judges the outcome.
 */
export function insiderSafePlan(request: ReleaseRequest): ReleasePlan {
  if ((request.k ?? 5) > 5)
    throw new RangeError(`The plan reckons with insiders up to k = 5, not for ${request.k}.`);
  return planWith(atomsOf(request.people), [], request, searchForInsiders);
}
