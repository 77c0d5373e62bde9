import { secureRandom } from '#kernel/ballot/random-bytes.ts';
import { dayIn } from '#kernel/calendar.ts';
import { type Answer, call, type Input } from '#web/client.ts';
import { ProblemError } from '#web/ui/problem.ts';
import { writeCode } from '../domain/code.ts';
import { dropPermit, nextPermit, type Permit } from './permit-purse.ts';
import { forgetCase, type KeptCase, keepCase, noteSent } from './unseen-shelf.ts';

type Letter = Omit<Input<'conversation.sendUnseenCase'>, 'permit' | 'code'>;

/** One attempt to send; kept until the server has said yes or no, so that trying again sends nothing twice. */
export interface Attempt {
  readonly permit: Permit;
  readonly kept: KeptCase;
}

/** Thrown when this browser holds no permit. */
export class NoPermitError extends Error {}

/** Takes a permit and makes the code, which is on the shelf before anything leaves this device. */
export function prepareToSend(personId: string, { kind }: Pick<Letter, 'kind'>, zone: string): Attempt {
  const permit = nextPermit(personId);
  if (!permit) throw new NoPermitError('This browser holds no permit');
  const sentOn = dayIn(zone, new Date().toISOString());
  const code = writeCode(secureRandom(32));
  return { permit, kept: keepCase(personId, { code, kind, sentOn, sent: false }) };
}

const PERMIT_IS_NO_GOOD = ['permit_spent', 'permit_week_over', 'permit_not_valid'].map(
  (code) => `conversation.${code}`,
);

/**
 * Puts an unseen case into the letterbox, without the session. Throws `ProblemError` when it was refused: then nothing was
 * sent and its code is forgotten; any other error leaves the attempt to be made again.
 */
export async function sendUnseen(
  personId: string,
  letter: Letter,
  { permit, kept }: Attempt,
): Promise<Answer<'conversation.sendUnseenCase'>> {
  try {
    const { input, signature } = permit;
    const sent = await call('conversation.sendUnseenCase', {
      ...letter,
      permit: { input, signature },
      code: kept.code,
    });
    dropPermit(personId, permit);
    noteSent(personId, kept);
    return sent;
  } catch (error) {
    if (error instanceof ProblemError && error.status < 500) {
      forgetCase(personId, kept.id);
      if (PERMIT_IS_NO_GOOD.includes(error.code)) dropPermit(personId, permit);
    }
    throw error;
  }
}
