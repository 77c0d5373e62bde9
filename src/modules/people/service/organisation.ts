import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { organisationContract } from '../contract/organisation.ts';
import { organisationChanged } from '../events.ts';
import {
  findOrganisation,
  insertOrganisation,
  type Organisation,
  updateOrganisation,
} from '../store/organisation.ts';

export const organisationHandlers: Handlers<typeof organisationContract> = {
  async readPublicOrganisation(ctx) {
    const found = await findOrganisation(ctx.db);
    return found
      ? { founded: true, ...found }
      : { founded: false, name: 'Inward', language: 'en', accent: '#0e6b5c' };
  },
  readOrganisation: (ctx) => organisationOf(ctx),
  changeOrganisation,
};

/** The organisation; refused while it has not been set up. */
export async function organisationOf(ctx: Context): Promise<Organisation> {
  return (await findOrganisation(ctx.db)) ?? refuse('not_found', 'people.organisation_not_founded');
}

/** Sets the organisation up, once. */
export async function foundOrganisation(
  ctx: Context,
  facts: Pick<Organisation, 'name' | 'language' | 'zone' | 'accent'>,
): Promise<Organisation> {
  const founded = await insertOrganisation(ctx.db, { ...facts, foundedAt: ctx.now });
  return founded ?? refuse('conflict', 'people.organisation_already_founded');
}

async function changeOrganisation(
  ctx: Context,
  input: InputOf<typeof organisationContract.changeOrganisation>,
) {
  return ctx.transaction(async (tx) => {
    const before = await organisationOf(tx);
    const after = await updateOrganisation(tx.db, input);
    if (!after) return refuse('conflict', 'edited_meanwhile', { current: await organisationOf(tx) });
    const fields = (['name', 'language', 'zone', 'accent'] as const).filter(
      (field) => before[field] !== after[field],
    );
    await tx.publish(organisationChanged, null, { fields });
    return after;
  });
}
