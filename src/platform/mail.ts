import nodemailer from 'nodemailer';

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

/** Sends through the SMTP server of `SMTP_URL`, over a few kept connections. */
export function openMailer(options: { smtpUrl: string; from: string }): Mailer {
  const transport = nodemailer.createTransport({
    url: options.smtpUrl,
    pool: true,
    maxConnections: 4,
  } as object);
  return {
    async send({ to, subject, html, text, headers }) {
      const sent = await transport.sendMail({
        from: options.from,
        to: { name: to.name ?? '', address: to.address },
        subject,
        html,
        text,
        // RFC 3834: tells vacation responders to stay quiet.
        headers: { 'Auto-Submitted': 'auto-generated', ...headers },
      });
      return { messageId: sent.messageId };
    },
    verify: async () => void (await transport.verify()),
    close: () => transport.close(),
  };
}
