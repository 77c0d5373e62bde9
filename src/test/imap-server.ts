import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

interface Kept {
  readonly uid: number;
  readonly source: string;
  seen: boolean;
}

export interface ImapServer {
  /** `imap://user:password@127.0.0.1:…/Bounces` */
  readonly url: string;
  readonly messages: Kept[];
  put(source: string): void;
  /** Breaks the connection when it is asked for the message with this number. */
  breaksAt: number | null;
  close(): Promise<void>;
}

const USER = 'us@er';
const PASSWORD = 'pä ss';
const FOLDER = 'Bounces';

/** A mail server that keeps one folder and speaks as much of IMAP4rev1 (RFC 3501) as reading it takes. */
export async function startImapServer(): Promise<ImapServer> {
  const sockets = new Set<Socket>();
  const messages: Kept[] = [];
  const server: ImapServer = {
    url: '',
    messages,
    put: (source) => messages.push({ uid: 101 + messages.length, source, seen: false }),
    breaksAt: null,
    async close() {
      for (const socket of sockets) socket.destroy();
      listening.close();
      await once(listening, 'close');
    },
  };
  const listening = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    serve(socket, server);
  }).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (typeof address !== 'object' || !address) throw new Error('The system gave no port');
  const login = `${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}`;
  return Object.assign(server, { url: `imap://${login}@127.0.0.1:${address.port}/${FOLDER}` });
}

function serve(socket: Socket, server: ImapServer): void {
  let rest = '';
  let proving: string | null = null;
  socket.write('* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready\r\n');
  socket.setEncoding('latin1').on('data', (chunk) => {
    rest += chunk;
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (proving !== null) {
        socket.write(proved(proving, line));
        proving = null;
        continue;
      }
      const [tag = '', command = '', ...words] = line.split(' ');
      if (command.toUpperCase() === 'AUTHENTICATE' && words.length < 2) {
        proving = tag;
        socket.write('+ \r\n');
        continue;
      }
      const said = answer(server, { tag, command: command.toUpperCase(), words });
      if (said === null) socket.destroy();
      else socket.write(said, 'latin1');
    }
  });
}

function proved(tag: string, given: string): string {
  const [, user, password] = Buffer.from(given, 'base64').toString('utf8').split('\0');
  return user === USER && password === PASSWORD
    ? `${tag} OK welcome\r\n`
    : `${tag} NO [AUTHENTICATIONFAILED] no such name or password\r\n`;
}

interface Asked {
  readonly tag: string;
  readonly command: string;
  readonly words: readonly string[];
}

/** What is answered; null: the connection breaks. */
function answer(server: ImapServer, { tag, command, words }: Asked): string | null {
  const done = `${tag} OK done\r\n`;
  switch (command) {
    case 'CAPABILITY':
      return `* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\n${done}`;
    case 'AUTHENTICATE':
      return proved(tag, words[1] ?? '');
    case 'LIST':
      return words[1] === '""'
        ? `* LIST (\\Noselect) "/" ""\r\n${done}`
        : `* LIST (\\HasNoChildren) "/" ${FOLDER}\r\n${done}`;
    case 'SELECT': {
      if (words[0]?.replaceAll('"', '') !== FOLDER) return `${tag} NO [NONEXISTENT] no such folder\r\n`;
      const count = server.messages.length;
      return `* FLAGS (\\Seen)\r\n* ${count} EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [UIDNEXT ${101 + count}] ok\r\n* OK [PERMANENTFLAGS (\\Seen)] ok\r\n${tag} OK [READ-WRITE] done\r\n`;
    }
    case 'UID':
      return ofMessages(server, { tag, command: words[0]?.toUpperCase() ?? '', words: words.slice(1) });
    case 'LOGOUT':
      return `* BYE until then\r\n${done}`;
    default:
      return done;
  }
}

function ofMessages(server: ImapServer, { tag, command, words }: Asked): string | null {
  const done = `${tag} OK done\r\n`;
  if (command === 'SEARCH') {
    const unseen = server.messages.filter(({ seen }) => !seen).map(({ uid }) => uid);
    return `* SEARCH ${unseen.join(' ')}\r\n${done}`;
  }
  const uid = Number(words[0]);
  const place = server.messages.findIndex((message) => message.uid === uid);
  const message = server.messages[place];
  if (uid === server.breaksAt) return null;
  if (!message) return done;
  if (command === 'STORE') {
    message.seen = true;
    return `* ${place + 1} FETCH (UID ${uid} FLAGS (\\Seen))\r\n${done}`;
  }
  const { source } = message;
  return `* ${place + 1} FETCH (UID ${uid} BODY[]<0> {${source.length}}\r\n${source})\r\n${done}`;
}
