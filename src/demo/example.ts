import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '#kernel/calendar.ts';
import { GRANTABLE_ROLES } from '#kernel/roles.ts';
import { exampleLinkFor } from '#modules/access/service/link.ts';
import { grantRole } from '#modules/access/service/role.ts';
import { personByNumber } from '#modules/access/store/person.ts';
import { importPeopleFile } from '#modules/people/service/import-command.ts';
import { foundOrganisation } from '#modules/people/service/organisation.ts';
import { findOrganisation } from '#modules/people/store/organisation.ts';
import type { Context } from '#platform/context.ts';
import { csvLines } from '#platform/csv.ts';
import { brandExample } from './brand.ts';
import { saveAudiences } from './campaign-hand.ts';
import { closedCampaignExample, productCampaignExample } from './campaign-others.ts';
import { socialCampaignExample } from './campaign-social.ts';
import { conversationExample } from './conversation.ts';
import { listeningExample } from './listening.ts';
import { EXAMPLE_NAME, EXAMPLE_ZONE, NAMED, type Named } from './organisation.ts';
import { type ExamplePerson, examplePeople } from './people.ts';
import { productPlanExample } from './plan-product.ts';
import { socialPlanExample } from './plan-social.ts';
import { storyOf } from './story.ts';

/** Founds and peoples the example organisation through the product's own services, unless it stands already. */
export async function buildExample(ctx: Context): Promise<void> {
  if (await findOrganisation(ctx.db)) return;
  await ctx.transaction(async (tx) => {
    await foundOrganisation(tx, {
      name: EXAMPLE_NAME,
      language: 'en',
      zone: EXAMPLE_ZONE,
      accent: '#0e6b5c',
    });
    const people = examplePeople(tx.today);
    await importAll(tx, people);
    const tellers = await storyTellers(tx, people);
    for (const { named, id } of tellers) {
      for (const role of GRANTABLE_ROLES.filter((one) => named.roles.includes(one))) {
        await grantRole(tx, { personId: id, role, unitId: null });
      }
    }
    const named = new Map(tellers.map((teller) => [teller.named.name, teller.id]));
    const core = await brandExample(tx, named);
    const story = storyOf(tx, { people: named, everyone: await everyone(tx) });
    const audiences = await saveAudiences(story, addDays(story.today, -220));
    await closedCampaignExample(story, audiences);
    const planId = await socialPlanExample(story, core);
    await productPlanExample(story, core);
    await conversationExample(story);
    await socialCampaignExample(story, { planId, audiences });
    await productCampaignExample(story);
    await listeningExample(story, tx);
  });
}

/** A sign-in link for each role of the product. They work again and again: it is an example. */
export async function exampleLinks(ctx: Context): Promise<{ as: string; name: string; url: string }[]> {
  const links: { as: string; name: string; url: string }[] = [];
  for (const { named, id } of await storyTellers(ctx, examplePeople(ctx.today))) {
    if (named.as) links.push({ as: named.as, name: named.name, url: await exampleLinkFor(ctx, id) });
  }
  return links;
}

async function importAll(ctx: Context, people: readonly ExamplePerson[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'inward-example-'));
  try {
    const path = join(folder, 'people.csv');
    const rows = people.map((person) => COLUMNS.map(([field]) => person[field]));
    await writeFile(path, csvLines([COLUMNS.map(([, header]) => header), ...rows]));
    const report = await importPeopleFile(ctx, { path });
    if (!report.written)
      throw new Error(`The example could not be imported: ${JSON.stringify(report.groups)}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const COLUMNS: readonly [field: keyof ExamplePerson, header: string][] = [
  ['employeeNumber', 'Employee number'],
  ['name', 'Name'],
  ['email', 'E-mail'],
  ['unit', 'Unit'],
  ['managerNumber', 'Manager'],
  ['title', 'Title'],
  ['roleFamily', 'Role family'],
  ['location', 'Location'],
  ['language', 'Language'],
  ['startedOn', 'First day'],
  ['birthYear', 'Birth year'],
  ['employment', 'Employment'],
  ['zone', 'Time zone'],
  ['shift', 'Shift'],
];

/** The ids of all who work there, in the order of their numbers. */
async function everyone(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.selectFrom('people_person').select('id').orderBy('employeeNumber').execute();
  return rows.map(({ id }) => id);
}

/** The people who carry the story, with their ids in this database. */
async function storyTellers(
  ctx: Context,
  people: readonly ExamplePerson[],
): Promise<{ named: Named; id: string }[]> {
  const numbers = new Map(people.map(({ name, employeeNumber }) => [name, employeeNumber]));
  const found: { named: Named; id: string }[] = [];
  for (const named of NAMED) {
    const person = await personByNumber(ctx.db, numbers.get(named.name) ?? '');
    if (person) found.push({ named, id: person.id });
  }
  return found;
}
