import { z } from 'zod';
import { day, done, endpoint, id, line, nothing } from '#kernel/contract.ts';
import { givenPassword, newPassword } from './password.ts';

export const device = z.object({
  id,
  /** Names of products, `Firefox` on `Windows`; null when the browser does not say. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  method: z.string(),
  openedOn: day,
  lastSeenOn: day,
  /** Whether it is the one that asks. */
  current: z.boolean(),
});

export const waysIn = z.object({
  mail: z.boolean(),
  oidc: z.boolean(),
});

export const sessionContract = {
  readWaysIn: endpoint({
    method: 'GET',
    path: '/api/access/ways-in',
    summary: 'Which ways to sign in this installation offers besides password, passkey and code.',
    who: 'anyone',
    input: nothing,
    output: waysIn,
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/api/access/sessions',
    summary: 'Sign in with e-mail address or employee number and password.',
    who: 'anyone',
    perMinute: 300,
    input: z.object({ name: line(254), password: givenPassword }),
    output: done,
  }),
  signInByCode: endpoint({
    method: 'POST',
    path: '/api/access/sessions/by-code',
    summary: 'Sign in once with employee number and a printed code, and set a password for the next time.',
    who: 'anyone',
    perMinute: 120,
    input: z.object({ employeeNumber: line(60), code: line(40), password: newPassword }),
    output: done,
  }),
  listDevices: endpoint({
    method: 'GET',
    path: '/api/access/sessions',
    summary: 'The devices on which I am signed in.',
    who: 'signedIn',
    input: nothing,
    output: z.object({ rows: z.array(device) }),
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/api/access/sessions/current',
    summary: 'Sign out here.',
    who: 'anyone',
    input: nothing,
    output: done,
  }),
  signOutOthers: endpoint({
    method: 'DELETE',
    path: '/api/access/sessions/others',
    summary: 'Sign out everywhere but here.',
    who: 'signedIn',
    input: nothing,
    output: z.object({ ended: z.number() }),
  }),
  signOutDevice: endpoint({
    method: 'DELETE',
    path: '/api/access/sessions/:sessionId',
    summary: 'Sign out one of my devices.',
    who: 'signedIn',
    input: z.object({ sessionId: id }),
    output: done,
  }),
};
