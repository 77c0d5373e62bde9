import { randomBytes } from 'node:crypto';
import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { audienceSql } from '#modules/people/service/audience.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import { hashPassword } from '#platform/password.ts';
import { installationSecret, keyedHash, sameBytes } from '#platform/secrets.ts';
import { type codeContract, LARGEST_BATCH } from '../contract/code.ts';
import type { sessionContract } from '../contract/session.ts';
import { codeEnd, codeFrom, printedCode, typedCode } from '../domain/code.ts';
import { codesIssued } from '../events.ts';
import { findCode, keepCodes, spendCode } from '../store/code.ts';
import { forgetIdentities } from '../store/identity.ts';
import { peopleAmong, peopleByIds, personByNumber, type SignInPerson } from '../store/person.ts';
import { refuseWeak, setPassword } from './password.ts';
import { enter, inNameOf, maySignIn, personAtScreen } from './session.ts';
import { countSignInTry } from './slowdown.ts';

export const codeHandlers: Handlers<typeof codeContract> = { issueCodes };

type Numbered = SignInPerson & { employeeNumber: string };

/** Makes a code for each of the people, to be printed. Only their keyed hashes are kept. */
async function issueCodes(ctx: Context, { holders }: InputOf<typeof codeContract.issueCodes>) {
  personAtScreen(ctx);
  const people = await holdersOf(ctx, holders);
  const found = new Map(people.map((person) => [person.id, person]));
  const asked = 'personIds' in holders ? [...new Set(holders.personIds)] : [...found.keys()];
  const able = [...found.values()].filter(canUseCode);
  const skipped = asked
    .filter((id) => !able.some((person) => person.id === id))
    .map((personId) => ({ personId, reason: skipReason(found.get(personId)) }));
  const secret = await installationSecret(ctx.db, 'access.code');
  const expiresAt = codeEnd(ctx.now);
  const issued = able.map((person) => ({ person, code: newCode() }));
  const rows = issued.map(({ person, code }) => ({
    personId: person.id,
    codeHash: hashOf(secret, person.id, code),
    issuedBy: ctx.actor.personId,
    issuedAt: ctx.now,
    expiresAt,
  }));
  if (rows.length > 0) {
    await ctx.transaction(async (tx) => {
      await keepCodes(tx.db, rows);
      const [first, ...others] = able;
      const subject = first && others.length === 0 ? { kind: 'people.person', id: first.id } : null;
      await tx.publish(codesIssued, subject, { personIds: able.map(({ id }) => id) });
    });
  }
  return {
    rows: issued.map(({ person, code }) => ({
      personId: person.id,
      name: person.name,
      employeeNumber: person.employeeNumber,
      code: printedCode(code),
    })),
    expiresAt,
    skipped,
  };
}

type Holders = InputOf<typeof codeContract.issueCodes>['holders'];

async function holdersOf(ctx: Context, holders: Holders): Promise<SignInPerson[]> {
  if ('personIds' in holders) return peopleByIds(ctx.db, holders.personIds);
  const people = await peopleAmong(ctx.db, await audienceSql(ctx, holders.audienceId), LARGEST_BATCH + 1);
  return people.length <= LARGEST_BATCH
    ? people
    : refuse('invalid', 'access.batch_too_large', { count: LARGEST_BATCH });
}

/**
 * Signs in with employee number and code, once, and sets the password for the next time. A number that nobody has and
 * a wrong code are answered alike. A password that is too weak does not use the code up.
 */
export async function redeemCode(
  ctx: Context,
  { employeeNumber, code, password }: InputOf<typeof sessionContract.signInByCode>,
  exchange: Exchange,
) {
  const person = await personByNumber(ctx.db, employeeNumber);
  const counted = await countSignInTry(ctx, exchange, { name: employeeNumber, personId: person?.id });
  const personId = person?.id ?? '00000000-0000-0000-0000-000000000000';
  const kept = await findCode(ctx.db, personId, ctx.now);
  const secret = await installationSecret(ctx.db, 'access.code');
  const given = hashOf(secret, personId, typedCode(code));
  if (!person || !maySignIn(person) || !kept || !sameBytes(kept.codeHash, given))
    return refuse('unauthenticated', 'access.code_not_valid');
  await counted.succeeded();
  await refuseWeak(ctx, password, person);
  const passwordHash = await hashPassword(password);
  await ctx.transaction(async (tx) => {
    if (!(await spendCode(tx.db, personId, given))) refuse('unauthenticated', 'access.code_not_valid');
    await forgetIdentities(tx.db, personId);
    await setPassword(inNameOf(tx, personId), { personId, passwordHash, method: 'code', keepSession: null });
    await enter(tx, exchange, { personId, method: 'code' });
  });
  return {};
}

function canUseCode(person: SignInPerson): person is Numbered {
  return person.employeeNumber !== null && maySignIn(person);
}

function skipReason(person: SignInPerson | undefined): 'no_number' | 'not_here' {
  return person && maySignIn(person) ? 'no_number' : 'not_here';
}

function newCode(): string {
  // 32 bytes leave ten fair signs in all but a vanishing share of draws; then another draw is made.
  for (;;) {
    const code = codeFrom(randomBytes(32));
    if (code) return code;
  }
}

/** Bound to the person: one guess is a guess at one person's code, also for whoever has a copy of the table. */
function hashOf(secret: Buffer, personId: string, code: string): Buffer {
  return keyedHash(secret, `${personId}:${code}`);
}
