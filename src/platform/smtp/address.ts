import { domainToASCII } from 'node:url';

/** A name and an address, as in `Aino Lehtonen <aino@example.org>`. */
export interface Mailbox {
  readonly name: string | null;
  readonly address: string;
}

/** A value that cannot stand in a message; `field` names what it was to be. Its text never repeats the value. */
export class UnsafeValue extends Error {
  readonly field: string;
  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`);
    this.name = 'UnsafeValue';
    this.field = field;
  }
}

/** An address as the envelope needs it. */
export interface Route {
  /** The address with its domain in ASCII (IDNA). */
  readonly address: string;
  /** The part before the @ is not ASCII: only servers with SMTPUTF8 (RFC 6531) can take it. */
  readonly international: boolean;
}

// Dot-atom of RFC 5322 with the characters of RFC 6531. Quoted local parts exist on paper and in injection attacks.
const LOCAL = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
// The URL standard would strip line breaks and blanks from a domain instead of refusing them.
const UNDOMAIN = /[\s\p{C}/?#%\\:[\]]/u;
const ASCII_ADDRESS = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z0-9.-]+$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: whether all is ASCII is the question
const ASCII = /^[\u0000-\u007f]*$/;

/**
 * Checks an address for the envelope and the header. Throws UnsafeValue for what is no address; a line break, with which
 * one could write headers or commands of one's own, is no part of any.
 */
export function routeOf(address: string, field = 'address'): Route {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const given = address.slice(at + 1);
  const plain = ASCII_ADDRESS.test(address);
  const domain = plain ? given : UNDOMAIN.test(given) ? '' : domainToASCII(given);
  if (at < 1 || local.length > 64 || !DOMAIN.test(domain) || !(plain || LOCAL.test(local)))
    throw new UnsafeValue(field, 'is not an e-mail address');
  return { address: `${local}@${domain}`, international: !plain && !ASCII.test(local) };
}

/** Splits `Inward <inward@example.org>` or a bare address. Throws UnsafeValue. */
export function parseMailbox(text: string): Mailbox {
  const [, name = '', inner] = /^([^<>]*)<([^<>]+)>$/.exec(text.trim()) ?? [];
  const address = (inner ?? text).trim();
  routeOf(address);
  return { name: name.trim().replace(/^"|"$/g, '') || null, address };
}
