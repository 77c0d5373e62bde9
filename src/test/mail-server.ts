import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { openPost, type Post, type PostOptions } from '#platform/smtp/post.ts';
import { parseRelays } from '#platform/smtp/relay.ts';

/** A letter as it arrived. */
export interface ArrivedMail {
  readonly parsed: ParsedMail;
  readonly raw: Buffer;
  readonly from: string;
  readonly to: string;
}

export interface MailServer {
  /** What has arrived, in the order of arrival. */
  readonly arrived: ArrivedMail[];
  readonly smtpUrl: string;
  /** What to say to a recipient, `550 5.1.1 No such user`; undefined: welcome. */
  answerTo: (address: string) => string | undefined;
  post(options?: Partial<PostOptions>): Post;
  close(): Promise<void>;
}

/** A real mail server of a test's own. */
export async function startMailServer(): Promise<MailServer> {
  const arrived: ArrivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      const words = house.answerTo(address);
      const [, code, text] = /^(\d+) (.*)$/.exec(words ?? '') ?? [];
      done(words ? Object.assign(new Error(text), { responseCode: Number(code) }) : undefined);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        simpleParser(raw).then((parsed) => {
          const from = mailFrom === false ? '' : mailFrom.address;
          arrived.push({ parsed, raw, from, to: rcptTo.map(({ address }) => address).join() });
          done();
        }, done);
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  const smtpUrl = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const house: MailServer = {
    arrived,
    smtpUrl,
    answerTo: () => undefined,
    post: (options = {}) =>
      openPost({
        relays: parseRelays(smtpUrl),
        from: { name: 'Inward', address: 'inward@example.org' },
        bounceAddress: 'bounces@example.org',
        ...options,
      }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  return house;
}
