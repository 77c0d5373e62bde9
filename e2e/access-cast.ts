import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Page,
  request,
} from 'playwright-core';
import type { GrantableRole } from '#kernel/roles.ts';
import { personFacts } from '#modules/people/contract/person.ts';
import { expectAccessible, type VisitOptions, visit } from '#test/browser.ts';

/** A password that is strong enough, for everybody who needs one. */
export const PASSWORD = 'lantern otter quarry bell';

export interface Newcomer {
  readonly language?: 'en' | 'fi' | 'es';
  readonly email?: string;
  readonly roles?: readonly GrantableRole[];
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}

/** Sets an organisation up in a product where nobody has yet; its first admin then lets others in, over the API. */
export async function foundHouse(url: string) {
  const founder = await request.newContext({ baseURL: url });
  await post(founder, '/api/access/foundation', {
    organisation: { name: 'Satamala', language: 'en', zone: 'Europe/Helsinki', accent: '#0e6b5c' },
    person: { name: 'Helmi Ranta', email: 'helmi@satamala.fi', password: PASSWORD },
  });
  let numbers = 1000;

  /** Somebody new, of whom a number is known and, if wanted, an address. */
  async function newPerson({ language = 'en', email, roles = [] }: Newcomer): Promise<Person> {
    numbers += 1;
    const number = String(numbers);
    const name = `Vieno Saari ${number}`;
    const nothing = Object.fromEntries(Object.keys(personFacts.shape).map((field) => [field, null]));
    const { id } = await post(founder, '/api/people/persons', {
      facts: { ...nothing, attributes: {}, name, employeeNumber: number, language, email: email ?? null },
    });
    for (const role of roles) await post(founder, '/api/access/grants', { personId: id, role });
    return { id: String(id), name, number };
  }

  return {
    founder,
    newPerson,
    /** Somebody new, signed in with a code as the visitor of this page. */
    async signIn(page: Page, newcomer: Newcomer): Promise<Person> {
      const person = await newPerson(newcomer);
      const { rows } = await post(founder, '/api/access/codes', { holders: { personIds: [person.id] } });
      const { employeeNumber, code } = rows[0];
      await post(page.request, '/api/access/sessions/by-code', { employeeNumber, code, password: PASSWORD });
      return person;
    },
  };
}

/** Visitors whose devices are put away together, after each test. */
export function visitors(browser: () => Browser) {
  const contexts: BrowserContext[] = [];
  return {
    async arrive(options: VisitOptions): Promise<Page> {
      const { page, context } = await visit(browser(), options);
      contexts.push(context);
      return page;
    },
    async leave(): Promise<void> {
      for (const context of contexts.splice(0)) await context.close();
    },
  };
}

/** Sends to the API as this visitor; throws with the answer when it is refused. */
export async function post(visitor: APIRequestContext, path: string, data: object) {
  const response = await visitor.post(path, { data });
  if (!response.ok()) throw new Error(`POST ${path}: ${await response.text()}`);
  return response.json();
}

/** Waits until a page with this heading is there. */
export async function see(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** The field, not the button inside it that shows what is typed. */
export function passwordField(page: Page, label: string) {
  return page.getByRole('textbox', { name: label });
}

/** The same screen by night and by day. */
export async function expectAccessibleInBoth(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
}
