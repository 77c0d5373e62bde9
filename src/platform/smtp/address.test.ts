import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMailbox, routeOf, UnsafeValue } from './address.ts';
import { parseRelays, RelayAddressError } from './relay.ts';
import { namedTokens, readNamedToken, withToken } from './verp.ts';

describe('an address for the envelope', () => {
  test.each([
    ['aino.lehtonen+tag@example.org', 'aino.lehtonen+tag@example.org', false],
    ['aino@härmälä.fi', 'aino@xn--hrml-loacb.fi', false],
    ['äinö@example.org', 'äinö@example.org', true],
    ["o'brien@example.org", "o'brien@example.org", false],
    ['root@localhost', 'root@localhost', false],
  ])('%s is taken', (given, address, international) => {
    expect(routeOf(given)).toEqual({ address, international });
  });

  test.each([
    '',
    'aino',
    '@example.org',
    'aino@',
    'aino@example.org\r\nRCPT TO:<x@example.org>',
    'aino@example.org\n',
    'ai no@example.org',
    'aino@example.org>',
    '"a b"@example.org',
    'a..b@example.org',
    'aino@-example.org',
    'aino@exa_mple.org',
    `${'a'.repeat(65)}@example.org`,
  ])('%j is refused', (given) => {
    expect(() => routeOf(given)).toThrow(UnsafeValue);
  });

  test('nothing that is taken can end a command or a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        try {
          expect(routeOf(`${one}@${other}`).address).not.toMatch(/[\s\p{Cc}<>,;:]/u);
        } catch (error) {
          expect(error).toBeInstanceOf(UnsafeValue);
        }
      }),
    );
  });

  test('a sender is written with or without a name', () => {
    expect(parseMailbox('"Inward" <inward@example.org>')).toEqual({
      name: 'Inward',
      address: 'inward@example.org',
    });
    expect(parseMailbox('inward@example.org')).toEqual({ name: null, address: 'inward@example.org' });
  });
});

describe('the list of relays', () => {
  test('several relays have weights, a pace and ways to encrypt; a comma in a password is no border', () => {
    const [one, two] = parseRelays(
      'smtp://us%40er:p,w@mail.example.org?weight=3&rate=50&starttls=required, smtps://[::1]:4465?certificate=any',
    );
    expect(one).toEqual({
      name: 'mail.example.org:587',
      host: 'mail.example.org',
      port: 587,
      security: 'required',
      certificate: 'checked',
      login: { user: 'us@er', password: 'p,w' },
      weight: 3,
      perSecond: 50,
    });
    expect(two).toMatchObject({ host: '::1', port: 4465, security: 'tls', certificate: 'any', weight: 1 });
  });

  test.each([
    'http://mail',
    'smtp://',
    'smtp://a?weight=0',
    'smtp://a?weight=x',
    'smtp://a?starttls=maybe',
    'smtp://a?pool=1',
  ])('%s is refused', (text) => expect(() => parseRelays(text)).toThrow(RelayAddressError));

  test('a refusal never repeats the password', () => {
    expect(() => parseRelays('smtp://user:hunter2@host?weight=-1')).toThrow(/^(?!.*hunter2)/);
  });
});

describe('a token that names a row', () => {
  const secret = Buffer.alloc(32, 7);
  const purposes = ['read', 'leave', 'bounce'] as const;
  const readAs = (purpose: (typeof purposes)[number], token: string, key = secret) =>
    readNamedToken(key, { purposes, purpose }, token);

  test('is read back for its purpose only, in any case, and cannot be guessed from another', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(41), (id, place) => {
        const { bounce: token } = namedTokens(secret, purposes, id);
        expect(readAs('bounce', token.toUpperCase())).toBe(id);
        expect(readAs('leave', token)).toBeUndefined();
        expect(readAs('bounce', token, Buffer.alloc(32, 8))).toBeUndefined();
        const other = `${token.slice(0, place)}${token[place] === 'a' ? 'b' : 'a'}${token.slice(place + 1)}`;
        expect(readAs('bounce', other) === undefined || place === 41).toBe(true);
        expect(withToken('bounces@example.org', token).split('@')[0]?.length).toBeLessThanOrEqual(64);
      }),
    );
  });

  test('its proof is 80 bits of an HMAC-SHA-256', () => {
    const id = '0198f3a2-7c4e-7b1a-9d3f-2a6b8c0d1e2f';
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    for (const key of [secret, Buffer.alloc(100, 9)]) {
      const hmac = createHmac('sha256', key).update('read leave bounce\0').update(bytes).digest();
      const bits = [...Buffer.concat([bytes, hmac.subarray(20, 30)])]
        .map((byte) => byte.toString(2).padStart(8, '0'))
        .join('');
      const letters = (bits.match(/.{1,5}/g) ?? []).map((five) => Number.parseInt(five.padEnd(5, '0'), 2));
      const expected = letters.map((letter) => 'abcdefghijklmnopqrstuvwxyz234567'[letter]).join('');
      expect(namedTokens(key, purposes, id).bounce).toBe(expected);
    }
  });

  test('nothing else is one', () => {
    for (const text of ['', 'a', '1'.repeat(42), 'a'.repeat(42), 'a'.repeat(9999)])
      expect(readAs('bounce', text)).toBeUndefined();
  });
});
