import { connect } from 'node:net';

// What a program of forty lines sends that does nothing else: ready bytes, pipelined, over ten connections. The measure
// that the product's rate is divided by.

const { port, messages, content } = JSON.parse(process.argv[2] ?? '{}');
const bytes = Buffer.from(content, 'latin1');
const envelope = 'MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n';
let left: number = messages;

function lane(): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let lines = 0;
    let awaited = 1;
    const say = (pieces: (string | Buffer)[], replies: number) => {
      lines = 0;
      awaited = replies;
      socket.cork();
      for (const piece of pieces) socket.write(piece);
      socket.uncork();
    };
    let greeted = 0;
    socket.on('data', (chunk) => {
      for (const byte of chunk) if (byte === 10) lines += 1;
      if (lines < awaited) return;
      greeted += 1;
      if (greeted === 1) return say(['EHLO bench\r\n'], 4);
      if (greeted === 2) return say([envelope], 3);
      left -= 1;
      if (left < 0) {
        socket.destroy();
        return resolve();
      }
      say([bytes, '.\r\n', envelope], 4);
    });
  });
}

const began = performance.now();
await Promise.all(Array.from({ length: 10 }, lane));
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage();
process.send?.({ rate: messages / seconds, cpuMs: (user + system) / 1000 / messages });
process.disconnect?.();
