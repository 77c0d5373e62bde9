import type { Generated } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { GrantableRole } from '#kernel/roles.ts';
import type { Json } from '#platform/database.ts';
import type { LinkKind } from './domain/link.ts';
import type { SignInMethod } from './domain/session.ts';

export interface AccountTable {
  personId: string;
  /** Argon2id as PHC text. */
  passwordHash: string;
  passwordSetAt: Instant;
}

export interface SessionTable {
  id: string;
  personId: string;
  /** SHA-256 of the cookie. */
  tokenHash: Buffer;
  /** The token before the last rotation, taken for a minute more. */
  previousHash: Buffer | null;
  rotatedAt: Instant | null;
  /** The person's rights changed: the next request is answered with a new token. */
  rotationDue: Generated<boolean>;
  method: SignInMethod;
  browser: string | null;
  system: string | null;
  openedAt: Instant;
  /** The first instant of the day of the last visit. */
  lastSeenAt: Instant;
  endsAt: Instant;
}

/** A browser from which a person has signed in before. */
export interface DeviceTable {
  personId: string;
  deviceHash: Buffer;
  /** Both are first instants of a day. */
  firstSeenAt: Instant;
  lastSeenAt: Instant;
}

export interface LinkTable {
  id: string;
  kind: LinkKind;
  personId: string | null;
  /** The browser that asked; null for links that somebody else made. */
  browserHash: Buffer | null;
  createdBy: string | null;
  createdAt: Instant;
  expiresAt: Instant;
  usedAt: Instant | null;
}

export interface CodeTable {
  personId: string;
  codeHash: Buffer;
  issuedBy: string | null;
  issuedAt: Instant;
  expiresAt: Instant;
}

export interface PasskeyTable {
  /** The credential's id, base64url. */
  id: string;
  personId: string;
  publicKey: Buffer;
  counter: number;
  transports: Json<string[]>;
  name: string;
  /** Whether it is kept by a password manager on several devices. */
  synced: boolean;
  addedAt: Instant;
  lastUsedOn: Day | null;
}

export interface CeremonyTable {
  id: string;
  kind: 'addPasskey' | 'usePasskey' | 'oidc';
  browserHash: Buffer;
  personId: string | null;
  challenge: string;
  details: Json<Record<string, string>>;
  expiresAt: Instant;
}

/** A person as an identity provider knows them. */
export interface IdentityTable {
  issuer: string;
  subject: string;
  personId: string;
  boundAt: Instant;
}

export interface TokenTable {
  id: string;
  personId: string;
  name: string;
  tokenHash: Buffer;
  scopes: Json<string[]>;
  createdAt: Instant;
  expiresAt: Instant;
  lastUsedOn: Day | null;
}

export interface GrantTable {
  id: string;
  personId: string;
  role: GrantableRole;
  unitId: string | null;
  grantedBy: string | null;
  grantedAt: Instant;
}

export interface ThrottleTable {
  key: Buffer;
  failures: number;
  lastAt: Instant;
  allowedAt: Instant;
}

declare module '#platform/database.ts' {
  interface Tables {
    access_account: AccountTable;
    access_session: SessionTable;
    access_device: DeviceTable;
    access_link: LinkTable;
    access_code: CodeTable;
    access_passkey: PasskeyTable;
    access_ceremony: CeremonyTable;
    access_identity: IdentityTable;
    access_token: TokenTable;
    access_grant: GrantTable;
    access_throttle: ThrottleTable;
  }
}
