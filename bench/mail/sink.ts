import { openSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';

// A mail server that takes everything, as fast as it can, in a process of its own. It tells its port, and when asked how
// many messages came, when the first and the last did, and how many Message-IDs came more than once. With a journal it writes
// the id of each message there before it answers, so that what it took on is known after it was killed.

const { port = 0, journal } = JSON.parse(process.argv[2] ?? '{}');
const book = journal ? openSync(journal, 'a') : undefined;
let count = 0;
let first = 0;
let last = 0;
let twice = 0;
let seen = new Set<string>();
const END = Buffer.from('\r\n.\r\n');
const ID = Buffer.from('\r\nMessage-ID: <');

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.write('220 sink\r\n');
  let rest: Buffer = Buffer.alloc(0);
  let inContent = false;
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let answer = '';
    for (;;) {
      if (inContent) {
        const end = bytes.indexOf(END);
        if (end < 0) break;
        take(bytes.subarray(0, end));
        answer += '250 2.0.0 taken\r\n';
        bytes = bytes.subarray(end + 5);
        inContent = false;
        continue;
      }
      const end = bytes.indexOf('\r\n');
      if (end < 0) break;
      const verb = bytes.subarray(0, 4).toString('latin1');
      bytes = bytes.subarray(end + 2);
      if (verb === 'EHLO') answer += '250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 50000000\r\n';
      else if (verb === 'DATA') {
        answer += '354 go\r\n';
        inContent = true;
      } else if (verb === 'QUIT') {
        socket.end(`${answer}221 bye\r\n`);
        return;
      } else answer += '250 ok\r\n';
    }
    rest = bytes;
    if (answer) socket.write(answer);
  });
});

function take(message: Buffer): void {
  count += 1;
  last = Date.now();
  if (count === 1) first = last;
  const at = message.indexOf(ID);
  const id = message.subarray(at + ID.length, at + ID.length + 36).toString('latin1');
  if (book !== undefined) writeSync(book, `${id}\n`);
  if (seen.has(id)) twice += 1;
  else seen.add(id);
}

server.listen(port, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});

process.on('message', (ask) => {
  if (ask === 'count') process.send?.({ count, first, last, twice });
  if (ask === 'reset') {
    [count, first, last, twice] = [0, 0, 0, 0];
    seen = new Set();
    process.send?.({ count });
  }
});
process.on('disconnect', () => process.exit(0));
