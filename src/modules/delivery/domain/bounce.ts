/** What a mail server reports about a letter. */
export interface BounceReport {
  readonly kind: 'failed' | 'delayed' | 'complained';
  /** `5.1.1` (RFC 3463); `5.0.0` or `4.0.0` where the server says no more than that. */
  readonly status: string;
  /** The server's own words, one line. */
  readonly words: string | null;
}

const PERMANENT = '5.0.0';
const TEMPORARY = '4.0.0';

/**
 * Reads a message that came back. Understands delivery status notifications (RFC 3464), complaints (RFC 5965), and what servers
 * write that follow neither (qmail, Exim, old Exchange). Null for anything else: a vacation note, a human answer, a receipt.
 */
export function readBounce(message: string): BounceReport | null {
  const text = message.replace(/\r\n?/g, '\n');
  if (/^content-type:\s*message\/feedback-report/im.test(text)) return complaint(text);
  return standardReport(text) ?? (isAutomaticAnswer(text) ? null : otherReport(text));
}

function complaint(text: string): BounceReport {
  const type = field(text, 'feedback-type') ?? 'abuse';
  return { kind: 'complained', status: '5.7.0', words: type };
}

/** The part `message/delivery-status`: blocks of fields, one for each recipient behind the first. */
function standardReport(text: string): BounceReport | null {
  const start = /^content-type:\s*message\/(?:global-)?delivery-status/im.exec(text);
  if (!start) return null;
  const part = text.slice(start.index).split(/\n--/)[0] ?? '';
  const action = field(part, 'action')
    ?.toLowerCase()
    .split(/[\s;(]/)[0];
  const said = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(field(part, 'status') ?? '')?.[1];
  const words = field(part, 'diagnostic-code')?.replace(/^[\w-]+\s*;\s*/, '') ?? null;
  if (action === 'failed') return { kind: 'failed', status: said ?? statusIn(words) ?? PERMANENT, words };
  if (action === 'delayed') return { kind: 'delayed', status: said ?? TEMPORARY, words };
  // Delivered, relayed, expanded: no trouble. Without an action the status has to tell.
  if (action === undefined && said?.startsWith('5')) return { kind: 'failed', status: said, words };
  if (action === undefined && said?.startsWith('4')) return { kind: 'delayed', status: said, words };
  return null;
}

const FAILED_WORDS =
  /hi\. this is the qmail-send program|failed permanently|permanent (fatal )?error|could ?n[o']t be delivered|could not be delivered|undeliver(able|ed)|delivery (to the following recipients? )?(has )?failed|returned to sender|no puede entregarse|no se pudo entregar|ei voitu toimittaa/i;
const DELAYED_WORDS =
  /warning: (message|could not)|has not yet been delivered|will (be retried|keep trying)|delivery (is )?delayed/i;

function otherReport(text: string): BounceReport | null {
  const [head = '', ...rest] = text.split('\n\n');
  const body = rest.join('\n\n').slice(0, 20_000);
  // Exim names whom it could not reach in a header.
  const exim = field(head, 'x-failed-recipients') !== undefined;
  const fromMailer = /^from:.*\b(mailer-daemon|postmaster|mail delivery (sub)?system)\b/im.test(head) || exim;
  const empty = /^return-path:\s*<>\s*$/im.test(head);
  if (!fromMailer && !empty) return null;
  if (DELAYED_WORDS.test(`${head}\n${body}`))
    return { kind: 'delayed', status: statusIn(body) ?? TEMPORARY, words: saidIn(body) };
  if (!exim && !FAILED_WORDS.test(`${head}\n${body}`)) return null;
  const status = statusIn(body) ?? PERMANENT;
  return { kind: status.startsWith('4') ? 'delayed' : 'failed', status, words: saidIn(body) };
}

/** Out of office, and whatever else answers by itself without being a report (RFC 3834). */
function isAutomaticAnswer(text: string): boolean {
  const head = text.split('\n\n')[0] ?? '';
  return /^auto-submitted:\s*auto-replied/im.test(head) && !/^from:.*(mailer-daemon|postmaster)/im.test(head);
}

function statusIn(words: string | null): string | undefined {
  const enhanced = /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(words ?? '')?.[1];
  if (enhanced) return enhanced;
  const plain = /(?:^|[\s:#(])([45])\d\d[ -]/m.exec(words ?? '')?.[1];
  return plain && `${plain}.0.0`;
}

/** The line with the server's answer, where there is one. */
function saidIn(body: string): string | null {
  const line = body
    .split('\n')
    .find((one) => /(?:^|[\s:#(])[45]\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b/.test(one));
  return line ? line.trim().slice(0, 500) : null;
}

/** The value of the first field of that name, unfolded. */
function field(text: string, name: string): string | undefined {
  const value = new RegExp(`^${name}:[ \\t]*((?:.*)(?:\\n[ \\t]+.*)*)`, 'im').exec(text)?.[1];
  return value?.replace(/\s+/g, ' ').trim().slice(0, 500);
}
