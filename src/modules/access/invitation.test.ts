import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import { testMailbox } from '#test/mailbox.ts';
import { accessContract } from './contract.ts';

const mailbox = await testMailbox();
const app = await testApp({ mail: mailbox.mailer });
await createOrganisation(app.db);

const START = '2026-11-23T09:00:00.000Z';
const PASSWORD = 'kahvi satumaa tuoppi';

async function mailedToken() {
  mailbox.mails.length = 0;
  await app.queue.drain(() => app.context());
  return /\/invitation#([\w.-]+)/.exec(mailbox.mails[0]?.text ?? '')?.[1] ?? '';
}

test('an invited colleague gets a mail, sets a password and is in', async () => {
  app.setClock(START);
  const admin = await app.person(['admin'], { name: 'Aino Virtanen' });
  const invited = { name: 'Ville Korhonen', email: 'ville@satamala.fi', language: 'fi' } as const;
  const answer = await admin.call(accessContract.invite, { invited });
  expect(answer).toMatchObject({ sent: true, link: null, expiresAt: addMinutes(START, 7 * 24 * 60) });
  const token = await mailedToken();
  const [mail] = mailbox.mails;
  expect(mail?.subject).toBe('Sinut on kutsuttu Inwardiin: Satamala');
  expect(mail?.text).toContain('Aino Virtanen kutsui sinut');
  const ville = app.browser();
  const reading = await ville.call(accessContract.readLink, { token });
  expect(reading).toMatchObject({ kind: 'invitation', name: 'Ville Korhonen', email: 'ville@satamala.fi' });
  const weak = await ville.refused(accessContract.acceptInvitation, { token, password: 'villekorhonen' });
  expect(weak).toMatchObject({ code: 'access.weak_password', reasons: ['contains_your_details'] });
  await ville.call(accessContract.acceptInvitation, { token, password: PASSWORD });
  expect(await ville.call(accessContract.readMe, {})).toMatchObject({
    id: answer.personId,
    hasPassword: true,
  });
  const again = await app.browser().refused(accessContract.acceptInvitation, { token, password: PASSWORD });
  expect(again.code).toBe('access.link_not_valid');
  await app.browser().call(accessContract.signIn, { name: 'ville@satamala.fi', password: PASSWORD });
});

test('only an admin invites', async () => {
  const planner = await app.person(['planner', 'representative', 'leader']);
  const invited = { name: 'Ville', email: 'ville2@satamala.fi' };
  expect((await planner.refused(accessContract.invite, { invited })).code).toBe('role_needed');
  expect((await app.nobody.refused(accessContract.invite, { invited })).status).toBe(401);
});

test('an address that somebody has invites nobody new', async () => {
  const admin = await app.person(['admin']);
  const { email } = await createPerson(app.db);
  const before = await app.db.selectFrom('people_person').select('id').execute();
  const invited = { name: 'Double', email: String(email).toUpperCase() };
  expect((await admin.refused(accessContract.invite, { invited })).code).toBe('people.email_taken');
  expect(await app.db.selectFrom('people_person').select('id').execute()).toHaveLength(before.length);
});

test('somebody who left, or is not there, is not invited', async () => {
  const admin = await app.person(['admin']);
  const left = await createPerson(app.db, { state: 'left' });
  const refusedFor = async (personId: string) =>
    (await admin.refused(accessContract.invite, { invited: { personId } })).code;
  expect(await refusedFor(left.id)).toBe('access.person_not_here');
  expect(await refusedFor(crypto.randomUUID())).toBe('people.person_not_found');
});

test('without an e-mail address the admin sees the link, once', async () => {
  const admin = await app.person(['admin']);
  const { id } = await createPerson(app.db, { email: null });
  const { sent, link } = await admin.call(accessContract.invite, { invited: { personId: id } });
  expect(sent).toBe(false);
  const token = String(link).split('#')[1] ?? '';
  await app.browser().call(accessContract.acceptInvitation, { token, password: PASSWORD });
});

test('the newest invitation counts, for seven days; it is no sign-in link', async () => {
  app.setClock(START);
  const admin = await app.person(['admin']);
  const { id } = await createPerson(app.db, { email: null });
  const tokenOf = async () => {
    const { link } = await admin.call(accessContract.invite, { invited: { personId: id } });
    return String(link).split('#')[1] ?? '';
  };
  const first = await tokenOf();
  const second = await tokenOf();
  const accept = (token: string) =>
    app.browser().refused(accessContract.acceptInvitation, { token, password: PASSWORD });
  expect((await accept(first)).code).toBe('access.link_not_valid');
  const asSignIn = await app
    .browser()
    .refused(accessContract.signInByLink, { token: second, confirmed: true });
  expect(asSignIn.code).toBe('access.link_not_valid');
  app.setClock(addMinutes(START, 7 * 24 * 60));
  expect((await accept(second)).code).toBe('access.link_not_valid');
});
