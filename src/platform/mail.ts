import nodemailer from 'nodemailer';
import { parseRelays, type Relay } from './smtp/relay.ts';

export interface Mail {
  readonly to: { readonly name: string | null; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Mailer {
  send(mail: Mail): Promise<{ messageId: string }>;
  /** Whether the server answers and takes our name and password. */
  verify(): Promise<void>;
  close(): void;
}

/**
 * Sends single letters through the mail servers of `SMTP_URL`, over a few kept connections: through the first, and when that cannot
 * be reached, through the next. Throws a RelayAddressError. Bulk mail has a client of its own (`smtp/`).
 */
export function openMailer(options: { smtpUrl: string; from: string }): Mailer {
  const transports = parseRelays(options.smtpUrl).map(transportTo);
  return {
    async send({ to, subject, html, text, headers }) {
      const mail = {
        from: options.from,
        to: { name: to.name ?? '', address: to.address },
        subject,
        html,
        text,
        // RFC 3834: tells vacation responders to stay quiet.
        headers: { 'Auto-Submitted': 'auto-generated', ...headers },
      };
      let failure: unknown;
      for (const transport of transports) {
        try {
          return { messageId: (await transport.sendMail(mail)).messageId };
        } catch (error) {
          // What a server has refused, it has refused; only one that did not answer has a next.
          if (!(error instanceof Error && 'code' in error && UNREACHED.has(String(error.code)))) throw error;
          failure = error;
        }
      }
      throw failure;
    },
    async verify() {
      for (const transport of transports) await transport.verify();
    },
    close() {
      for (const transport of transports) transport.close();
    },
  };
}

// Nodemailer's words for a connection that did not come about, or broke before the message was through.
const UNREACHED = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ECONNREFUSED', 'EAUTH', 'ETLS']);

function transportTo(relay: Relay) {
  const { host, port, security, certificate, login } = relay;
  return nodemailer.createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'required',
    ignoreTLS: security === 'off',
    tls: { rejectUnauthorized: certificate === 'checked' },
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    pool: true,
    maxConnections: 4,
  });
}
