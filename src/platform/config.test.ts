import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig, SETTING_NAMES } from './config.ts';

test('without any setting the product runs on this machine alone', () => {
  expect(readConfig({})).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    trustProxy: false,
  });
});

describe('a wrong value stops the start with a sentence that names the setting', () => {
  test.each([
    ['PORT', 'many'],
    ['PORT', '70000'],
    ['INWARD_URL', 'inward.example.org'],
    ['DATABASE_URL', 'mysql://localhost'],
    ['SMTP_URL', 'mail.example.org'],
    ['SMTP_URL', 'smtp://one.example.org,smtp://two.example.org?weight=heavy'],
    ['DKIM_DOMAIN', 'example.org'],
    ['BOUNCE_ADDRESS', 'bounces'],
    ['IMAP_URL', 'https://mail.example.org'],
    ['MAIL_FROM', 'nobody'],
    ['METRICS_TOKEN', 'short'],
    ['TRUST_PROXY', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['OIDC_ISSUER', 'https://login.example.org'],
  ])('%s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: [^\\n]+$`));
  });

  test('and never repeats a secret', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://user:hunter2@host' })).toThrow(/^(?!.*hunter2)/);
  });
});

test('an empty setting counts as not set', () => {
  expect(readConfig({ PORT: '', SMTP_URL: '' })).toMatchObject({ port: 4000, smtpUrl: undefined });
});

test('the documents list every setting', () => {
  const page = readFileSync(new URL('../../docs/operations/configuration.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map((match) => match[1]);
  expect(listed).toEqual(SETTING_NAMES);
});
