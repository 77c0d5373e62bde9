import { afterEach, describe, expect, test } from 'vitest';
import { closeServers, inOrder, mailerTo, numbers, scripted, sendAll, server } from './fixtures/servers.ts';

afterEach(closeServers);

describe('ways in', () => {
  const withLogin = (methods: string[]) =>
    server({
      authOptional: false,
      allowInsecureAuth: true,
      authMethods: methods,
      onAuth: ({ username, password }, _session, done) =>
        username === 'us@er' && password === 'pä:ss' ? done(null, { user: 'ok' }) : done(new Error('no')),
    });

  test.each([['PLAIN'], ['LOGIN']])('AUTH %s', async (method) => {
    const { arrived, url } = await withLogin([method]);
    await sendAll(mailerTo(url.replace('//', '//us%40er:p%C3%A4%3Ass@')), numbers(3));
    expect(arrived).toHaveLength(3);
  });

  test('a wrong password is said without being repeated', async () => {
    const { url } = await withLogin(['PLAIN']);
    const mailer = mailerTo(url.replace('//', '//us%40er:hunter2@'));
    await sendAll(mailer, numbers(1));
    expect(mailer.troubles()[0]?.words).toMatch(/sign-in was answered with 535 (?!.*hunter2)/);
  });

  test('STARTTLS that is offered is taken; required and not offered is trouble; a strange certificate is refused', async () => {
    const { arrived, url } = await server({ disabledCommands: [] });
    await sendAll(mailerTo(url), numbers(2));
    await sendAll(mailerTo(`${url}?starttls=required&certificate=any`), numbers(2));
    expect(arrived).toHaveLength(4);
    const checking = mailerTo(`${url}?starttls=required`);
    await sendAll(checking, numbers(2));
    expect(checking.troubles()[0]?.words).toMatch(/certificate/i);
    const bare = mailerTo(`${(await server()).url}?starttls=required`);
    await sendAll(bare, numbers(2));
    expect(bare.troubles()[0]?.words).toMatch(/STARTTLS/);
  });

  test('words behind the answer to STARTTLS were put there by somebody else', async () => {
    const { url } = await scripted(
      inOrder((line) => (line === 'STARTTLS' ? '220 go\r\n250 injected' : undefined), ['STARTTLS']),
    );
    const mailer = mailerTo(url);
    await sendAll(mailer, numbers(1));
    expect(mailer.troubles()[0]?.words).toMatch(/out of turn|behind the answer/);
  });
});
