import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { addPerson } from '#modules/people/service/founder.ts';
import { foundOrganisation } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import { hashPassword } from '#platform/password.ts';
import { weaknesses } from '#platform/strength.ts';
import type { foundationContract } from '../contract/foundation.ts';
import { organisationFounded } from '../events.ts';
import { keepPassword } from '../store/person.ts';
import { grantRole } from './role.ts';
import { enter, inNameOf } from './session.ts';

export const foundationHandlers: Handlers<typeof foundationContract> = { found };

/** Sets the organisation up with its first admin. Of two at once, one wins and the other is told so. */
async function found(ctx: Context, input: InputOf<typeof foundationContract.found>, exchange: Exchange) {
  const { organisation, person } = input;
  const reasons = weaknesses(person.password, [person.name, person.email, organisation.name]);
  if (reasons.length > 0) return refuse('invalid', 'access.weak_password', { reasons });
  const passwordHash = await hashPassword(person.password);
  await ctx.transaction(async (tx) => {
    await foundOrganisation(tx, organisation);
    const { name, email } = person;
    const personId = await addPerson(tx, { name, email, language: organisation.language });
    const founder = inNameOf(tx, personId);
    await keepPassword(tx.db, { personId, passwordHash, passwordSetAt: tx.now });
    await founder.publish(organisationFounded, null, {});
    await grantRole(founder, { personId, role: 'admin', unitId: null });
    await grantRole(founder, { personId, role: 'planner', unitId: null });
    await enter(tx, exchange, { personId, method: 'foundation' });
  });
  return {};
}
