import { expect, test } from 'vitest';
import { readBounce } from './bounce.ts';

const standard = (fields: string) => `Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system at host mx.example.org.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; aino@example.org
${fields}

--b
Content-Type: message/rfc822

Subject: Hello
`;

test.each([
  [
    'a failure by RFC 3464',
    standard(
      'Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <aino@example.org>:\n User unknown',
    ),
    { kind: 'failed', status: '5.1.1', words: '550 5.1.1 <aino@example.org>: User unknown' },
  ],
  ['a delay', standard('Action: delayed\nStatus: 4.4.1'), { kind: 'delayed', status: '4.4.1', words: null }],
  [
    'a failure without a status',
    standard('Action: failed\nDiagnostic-Code: smtp; 550 no'),
    { kind: 'failed', status: '5.0.0' },
  ],
  ['a status without an action', standard('Status: 5.2.1'), { kind: 'failed', status: '5.2.1' }],
  [
    'CR LF and capital letters',
    standard('ACTION: Failed\nSTATUS: 5.1.1').replaceAll('\n', '\r\n'),
    { kind: 'failed', status: '5.1.1' },
  ],
  [
    'qmail',
    'Return-Path: <>\nFrom: MAILER-DAEMON@q.example.org\n\nHi. This is the qmail-send program at q.example.org.\n\n<aino@example.org>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 No such user\n',
    { kind: 'failed', status: '5.1.1' },
  ],
  [
    'Exim',
    'Return-Path: <>\nX-Failed-Recipients: aino@example.org\nFrom: Mail Delivery System <Mailer-Daemon@e.example.org>\n\nA message could not be delivered.\n  550 Unknown user\n',
    { kind: 'failed', status: '5.0.0', words: '550 Unknown user' },
  ],
  [
    'a warning that trying goes on',
    'Return-Path: <>\nFrom: postmaster@example.org\n\nWarning: message has not yet been delivered. 451 4.7.1 greylisted\n',
    { kind: 'delayed', status: '4.7.1' },
  ],
  [
    'a complaint by RFC 5965',
    'From: abuse@isp.example\nContent-Type: multipart/report; report-type=feedback-report; boundary="b"\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n\n--b--',
    { kind: 'complained', words: 'abuse' },
  ],
])('%s is read', (_what, message, expected) => {
  expect(readBounce(message)).toMatchObject(expected);
});

test.each([
  ['a delivery that worked', standard('Action: delivered\nStatus: 2.0.0')],
  ['a delivery passed on', standard('Action: relayed\nStatus: 2.1.9')],
  [
    'out of office',
    'Return-Path: <>\nFrom: Aino <aino@example.org>\nAuto-Submitted: auto-replied\n\nI am away. Your message could not be delivered to my attention.',
  ],
  [
    'a human answer that quotes an error',
    'Return-Path: <a@example.org>\nFrom: a@example.org\n\nI got "550 5.1.1 undeliverable", why?',
  ],
  ['nothing', ''],
])('%s is no bounce', (_what, message) => {
  expect(readBounce(message)).toBeNull();
});
