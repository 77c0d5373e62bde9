import type { AdviceReason } from '#modules/delivery/contract/release.ts';

/** What is open about a campaign: cases without an answer, and how many of them are past their day. */
export interface Open {
  readonly worries: number;
  readonly questions: number;
  readonly overdue: number;
}

/** Counts from which the advice turns. Judgements, to be shown as such. */
const WORRIES_TO_SOFTEN = 2;
const WORRIES_TO_TALK = 5;
const QUESTIONS_TO_SOFTEN = 8;

/** What open worries and questions say about sending more: people who wait for an answer hear the next message badly. */
export function worryReasons({ worries, questions, overdue }: Open): AdviceReason[] {
  const reason = (code: string, advice: AdviceReason['advice'], count: number) => ({
    code: `campaigns.${code}`,
    advice,
    detail: { count },
  });
  return [
    ...(worries >= WORRIES_TO_SOFTEN
      ? [reason('openWorries', worries >= WORRIES_TO_TALK ? 'talk_first' : 'soften', worries)]
      : []),
    ...(questions >= QUESTIONS_TO_SOFTEN ? [reason('openQuestions', 'soften', questions)] : []),
    ...(overdue > 0 ? [reason('overdueAnswers', 'wait', overdue)] : []),
  ];
}
