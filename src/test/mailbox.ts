import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';
import { type Mailer, openMailer } from '#platform/mail.ts';

export interface Mailbox {
  readonly mailer: Mailer;
  /** For a product that runs as a process of its own: its `SMTP_URL`. */
  readonly smtpUrl: string;
  /** What has arrived, in the order of arrival. */
  readonly mails: ParsedMail[];
  /** From now on every mail is turned away with a temporary failure, until told otherwise. */
  refuseAll(refusing: 'yes' | 'no'): void;
}

/** A real mail server of the test file's own, and the product's mailer pointed at it. Closes itself after the file. */
export async function testMailbox(): Promise<Mailbox> {
  const mails: ParsedMail[] = [];
  let refusing = false;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream)
        .then((mail) => {
          if (refusing) return done(Object.assign(new Error('come back later'), { responseCode: 451 }));
          mails.push(mail);
          done();
        })
        .catch(done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const smtpUrl = `smtp://127.0.0.1:${port}`;
  const mailer = openMailer({ smtpUrl, from: 'Inward <inward@example.org>' });
  afterAll(async () => {
    mailer.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return {
    mailer,
    smtpUrl,
    mails,
    refuseAll: (answer) => {
      refusing = answer === 'yes';
    },
  };
}
