import pino from 'pino';
import { assemble } from '#assemble.ts';
import { sendEmails } from '#modules/delivery/service/email.ts';
import { openDatabase } from '#platform/database.ts';
import { turn } from '#platform/loops.ts';
import { readDkimKey } from '#platform/smtp/dkim.ts';
import { openPost } from '#platform/smtp/post.ts';
import { parseRelays } from '#platform/smtp/relay.ts';

// The sending process as `inward work` runs it, alone with its loop, so that processor time and memory are the sender's own.

const { connection, smtpUrl, pem, filesDirectory } = JSON.parse(process.argv[2] ?? '{}');
const log = pino({ level: 'error' });
const database = openDatabase({ connection, poolSize: 6, log });
const product = assemble({
  database,
  log,
  url: 'https://inward.example.org',
  filesDirectory,
  post: openPost({
    relays: parseRelays(smtpUrl),
    from: { name: 'Inward', address: 'inward@example.org' },
    bounceAddress: 'bounces@example.org',
    dkim: pem ? readDkimKey({ domain: 'example.org', selector: 'bench', pem }) : undefined,
  }),
});
const loops = turn([{ name: 'email', restMs: 150, run: sendEmails }], {
  contextFor: () => product.context(),
  log,
});
let used = process.cpuUsage();
let largest = 0;
setInterval(() => {
  largest = Math.max(largest, process.memoryUsage.rss());
}, 100).unref();

process.on('message', async (ask) => {
  if (ask === 'begin') {
    used = process.cpuUsage();
    largest = 0;
    process.send?.({ ready: true });
  }
  if (ask === 'usage') {
    const { user, system } = process.cpuUsage(used);
    process.send?.({ cpuMs: (user + system) / 1000, rss: largest });
  }
  if (ask === 'stop') {
    await loops.stop();
    await database.close();
    process.disconnect?.();
  }
});
process.send?.({ ready: true });
