import { ballotInput } from '#kernel/ballot/ballot-input.ts';
import { fromBase64url, toBase64url } from '#kernel/ballot/base64url.ts';
import { blind, finalize } from '#kernel/ballot/blind-signature.ts';
import { importPublicKey, type PublicKey } from '#kernel/ballot/public-key.ts';
import { secureRandom } from '#kernel/ballot/random-bytes.ts';
import { call } from '#web/client.ts';
import { ProblemError } from '#web/ui/problem.ts';
import { permitScope } from '../domain/permit.ts';
import { type Drawing, keepPermits, keptPermits, type Permit } from './permit-purse.ts';

/**
 * Sees to it that this browser holds permits for unseen cases, as part of opening the product and whether or not anybody is going to
 * write: when it draws must say nothing about who writes. A second device finds some left; see `nextDraw`.
 */
export async function drawThisWeek(personId: string): Promise<void> {
  // Two tabs draw one after the other, or one would write over what the other keeps. Without HTTPS browsers have no locks.
  if ('locks' in navigator) await navigator.locks.request(`inward.permits.${personId}`, () => draw(personId));
  else await draw(personId);
}

async function draw(personId: string): Promise<void> {
  const purse = keptPermits(personId);
  const today = new Date().toDateString();
  if (purse.drawnOn.includes(today) && !purse.drawing) return;
  const { week, key: jwk } = await call('conversation.readPermitKey', {});
  const begun = purse.drawing?.week === week ? purse.drawing : undefined;
  const count = nextDraw(purse.week === week ? purse.drawnOn : [], today);
  if (!begun && count === 0) return;
  const key = importPublicKey(jwk);
  const drawing = begun ?? { week, drawn: Array.from({ length: count }, () => prepare(key, week)) };
  // Kept before it is asked for: the same blinded values again get the same signatures when the answer is lost.
  keepPermits(personId, { ...purse, drawing });
  const fresh = await signed(key, drawing);
  const drawnOn = purse.week === week ? [...purse.drawnOn, today] : [today];
  keepPermits(personId, { week, drawnOn, drawing: undefined, permits: [...purse.permits, ...fresh] });
}

/**
 * How many to draw at this opening: three on the first day of the week, and on another day the other two, unless another device took
 * them. It depends on days alone, never on what was spent, which would tell the server that somebody wrote.
 */
function nextDraw(drawnOn: readonly string[], today: string): number {
  if (drawnOn.includes(today)) return 0;
  return [3, 2][drawnOn.length] ?? 0;
}

function prepare(key: PublicKey, week: string): Drawing['drawn'][number] {
  const input = ballotInput(permitScope(week), secureRandom);
  const { blinded, inverse } = blind(key, input, secureRandom);
  return { input: toBase64url(input), blinded: toBase64url(blinded), inverse: toBase64url(inverse) };
}

/** The permits of a drawing; fewer, or none, when other devices have drawn this week's. */
async function signed(key: PublicKey, { week, drawn }: Drawing): Promise<Permit[]> {
  for (let count = drawn.length; count > 0; count -= 1) {
    const asked = drawn.slice(0, count);
    try {
      const { signatures } = await call('conversation.drawPermits', {
        week,
        blinded: asked.map(({ blinded }) => blinded),
      });
      return asked.map(({ input, inverse }, index) => ({
        week,
        input,
        // Throws when it was signed with another key than everybody's: nobody is marked by a key of their own.
        signature: toBase64url(
          finalize(key, {
            input: fromBase64url(input, 'bad-input'),
            inverse: fromBase64url(inverse, 'bad-input'),
            blindSignature: fromBase64url(signatures[index] ?? '', 'bad-input'),
          }),
        ),
      }));
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'conversation.no_permits_left')) throw error;
    }
  }
  return [];
}
