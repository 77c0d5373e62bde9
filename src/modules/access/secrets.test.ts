import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { softwareAuthenticator } from '#test/authenticator.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import { testMailbox } from '#test/mailbox.ts';
import { accessContract } from './contract.ts';

const written: string[] = [];
const log = pino(
  { level: 'trace' },
  new Writable({ write: (chunk, _encoding, done) => done(void written.push(String(chunk))) }),
);
const mailbox = await testMailbox();
const app = await testApp({ mail: mailbox.mailer, log });
await createOrganisation(app.db);

const PASSWORD = 'kahvi satumaa tuoppi';

test('no table, no job, no event and no log line holds anything that lets somebody in', async () => {
  const secrets: Record<string, string> = { password: PASSWORD };
  const admin = await app.person(['admin']);
  const worker = await createPerson(app.db);
  const kept = new Map<string, string>();
  const browser = app.browser(kept);

  const { rows } = await admin.call(accessContract.issueCodes, { holders: { personIds: [worker.id] } });
  const code = rows[0]?.code ?? '';
  const employeeNumber = rows[0]?.employeeNumber ?? '';
  secrets['code'] = code.replace('-', '');
  secrets['printed code'] = code;
  await browser.call(accessContract.signInByCode, { employeeNumber, code, password: PASSWORD });
  secrets['session'] = kept.get('inward_session') ?? '';
  secrets['browser'] = kept.get('inward_browser') ?? '';

  const made = await browser.call(accessContract.makeToken, { name: 'x', scopes: ['people:read'], days: 1 });
  secrets['API token'] = made.token;
  const key = softwareAuthenticator();
  const credential = key.create(await browser.call(accessContract.askToAddPasskey, {}));
  await browser.call(accessContract.addPasskey, { name: 'Key', credential });

  // The jobs lie in the queue while the tables are read: nothing has been sent yet.
  await app.browser().call(accessContract.askForLink, { email: String(worker.email) });
  await admin.call(accessContract.invite, { invited: { name: 'New', email: 'new@satamala.fi' } });
  const waiting = await everyTable();
  await app.queue.drain(() => app.context());
  for (const { subject, text } of mailbox.mails) {
    const token = /#([\w.-]+)/.exec(text ?? '')?.[1];
    if (token) secrets[`link of «${subject}»`] = token.split('.')[1] ?? '';
  }
  await app.browser().refused(accessContract.signIn, { name: PASSWORD, password: PASSWORD });

  const everything: Record<string, string> = {
    ...waiting,
    ...(await everyTable()),
    'the log': written.join(''),
  };
  expect(Object.keys(secrets)).toHaveLength(8);
  expect(Object.values(secrets).every((secret) => secret.length >= 10)).toBe(true);
  const leaks = Object.entries(secrets).flatMap(([what, secret]) =>
    Object.entries(everything)
      .filter(([, text]) => text.includes(secret))
      .map(([table]) => `${what} is in ${table}`),
  );
  expect(leaks).toEqual([]);
  // The search itself works: what is public is found.
  expect(everything['the log']).toContain('/api/access/sessions/by-code');
  expect(everything['people_person']).toContain('new@satamala.fi');
  expect(waiting['pgboss.job waiting']).toContain('access.sendMail');
});

/** All rows of all tables as text, by table. */
async function everyTable(): Promise<Record<string, string>> {
  const { rows: tables } = await app.database.pool.query<{ name: string; schema: string }>(
    `select table_name as name, table_schema as schema from information_schema.tables
     where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
  );
  const texts: Record<string, string> = {};
  for (const { name, schema } of tables) {
    const { rows } = await app.database.pool.query<{ text: string | null }>(
      `select string_agg(row_to_json(t)::text, E'\\n') as text from "${schema}"."${name}" as t`,
    );
    texts[schema === 'public' ? name : `${schema}.${name}`] = rows[0]?.text ?? '';
  }
  texts['pgboss.job waiting'] = texts['pgboss.job'] ?? texts['pgboss.job_common'] ?? '';
  return texts;
}
