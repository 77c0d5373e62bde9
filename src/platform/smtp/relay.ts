/** How the way to a relay is kept from others' eyes. */
export type Security =
  /** TLS from the first byte (RFC 8314). */
  | 'tls'
  /** STARTTLS or no mail. */
  | 'required'
  /** STARTTLS where it is offered (RFC 7435). */
  | 'opportunistic'
  /** Never; for a relay on the same machine or a guarded network. */
  | 'off';

/** A mail server that takes our messages on. */
export interface Relay {
  /** Host and port, as logs and people name it; never with the password. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  /** `any`: a certificate is taken as it comes, for relays of one's own that signed theirs themselves. */
  readonly certificate: 'checked' | 'any';
  readonly login: { readonly user: string; readonly password: string } | undefined;
  /** Its share of the connections against the other relays. */
  readonly weight: number;
  /** At most so many messages a second through it; undefined: as many as it takes. */
  readonly perSecond: number | undefined;
}

/** What is wrong with an address of a relay, in a sentence; it never repeats the address, which can hold a password. */
export class RelayAddressError extends Error {}

const OPTIONS = new Set(['weight', 'rate', 'starttls', 'certificate']);

/**
 * Reads `SMTP_URL`: one address or several with commas between. Each is `smtp://` (STARTTLS where offered) or `smtps://`,
 * with `?weight=` (share of the connections), `?rate=` (messages a second at most), `?starttls=required|opportunistic|off`
 * and `?certificate=any`. Throws a RelayAddressError.
 */
export function parseRelays(list: string): readonly [Relay, ...Relay[]] {
  // A comma inside a password is no border: the next address must begin behind it.
  const [first = '', ...others] = list.split(/\s*,\s*(?=smtps?:\/\/)/).map((text) => text.trim());
  return [parseRelay(first), ...others.map(parseRelay)];
}

function parseRelay(text: string): Relay {
  const url = URL.parse(text);
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname)
    throw new RelayAddressError('must be an address such as smtp://user:password@mail.example.org:587');
  for (const option of url.searchParams.keys()) {
    if (!OPTIONS.has(option)) throw new RelayAddressError(`has an option ${option} that does not exist`);
  }
  const implicit = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port ? Number(url.port) : implicit ? 465 : 587;
  return {
    name: `${url.hostname}:${port}`,
    host,
    port,
    security: implicit ? 'tls' : oneOf(url, 'starttls', ['opportunistic', 'required', 'off']),
    certificate: oneOf(url, 'certificate', ['checked', 'any']),
    login: url.username
      ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
      : undefined,
    weight: positive(url, 'weight') ?? 1,
    perSecond: positive(url, 'rate'),
  };
}

function oneOf<T extends string>(url: URL, option: string, [usual, ...others]: readonly [T, ...T[]]): T {
  const given = url.searchParams.get(option);
  if (given === null) return usual;
  const known = [usual, ...others].find((value) => value === given);
  if (!known) throw new RelayAddressError(`has ${option} that is none of ${[usual, ...others].join(', ')}`);
  return known;
}

function positive(url: URL, option: string): number | undefined {
  const given = url.searchParams.get(option);
  if (given === null) return undefined;
  const value = Number(given);
  if (!(value > 0 && value <= 1e6)) throw new RelayAddressError(`has ${option} that is no number above 0`);
  return value;
}
