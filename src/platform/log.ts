import pino, { type Logger } from 'pino';

export type Log = Logger;

/**
 * The one log. Nothing of a request's body, cookies or authorization is ever written, and paths are logged without
 * their query: a query may hold a name or a token.
 */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.password', '*.token', '*.secret', '*.cookie', '*.authorization'],
      censor: '[hidden]',
    },
  });
}
