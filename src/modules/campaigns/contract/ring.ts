import { z } from 'zod';
import { day, done, editions, endpoint, id, instant } from '#kernel/contract.ts';
import { newCase } from '#modules/conversation/contract/case.ts';
import { question } from '#modules/delivery/contract/message.ts';
import { personName, reasonLine, shownText, WRITERS } from './part.ts';

const text = (max: number) => editions(max);

/** What a manager needs to explain a campaign to the team. Answers to likely questions come from the objections. */
export const packet = z.object({
  message: text(1500),
  reasons: z.array(text(500)).min(1).max(10),
  decided: z.array(text(400)).max(15).default([]),
  notDecided: z.array(text(400)).max(15).default([]),
  /** Objections of the brief whose answers belong here; null: all that are answered. */
  objectionIds: z.array(id).max(50).nullable().default(null),
  /** What is asked of the team itself. */
  teamPart: text(1000).nullable().default(null),
  /** What nobody knows yet, so that nobody guesses. */
  doNotGuess: z.array(text(400)).max(15).default([]),
  /** To be said aloud, in about a minute. */
  spoken: text(2000),
  /** One situation: who answers it right can explain it. */
  scenario: question,
});
export type Packet = z.output<typeof packet>;

export const toldForm = z.enum(['huddle', 'meeting', 'one_to_one', 'in_writing']);
export type ToldForm = z.output<typeof toldForm>;

const condition = {
  /** The share of the ring before that has to have confirmed, 0 to 1. */
  shareNeeded: z.number().min(0).max(1).nullable().default(null),
  /** Not before this; alone it opens the ring at that time. */
  opensAt: instant.nullable().default(null),
};

const ringFields = z.object({
  name: editions(100),
  audienceId: id,
  embargoUntil: instant.nullable().default(null),
  ...condition,
  packet: packet.nullable().default(null),
});

/** Why a ring is still closed; translated under `ringWaits.<code>`. */
export const ringWait = z.enum([
  'embargo',
  'time',
  'ring_before_closed',
  'share_too_small',
  'nobody_opens_it',
  'not_approved',
  /** A safety message in it lacks the name of a second person. */
  'not_seconded',
]);
export type RingWait = z.output<typeof ringWait>;

export const ring = ringFields.extend({
  id,
  position: z.number().int(),
  audience: z.object({ id, name: z.string() }),
  people: z.number().int(),
  confirmed: z.number().int(),
  /** Of its people who have confirmed; null without a packet. */
  share: z.number().nullable(),
  toGo: z.array(personName.extend({ unitName: z.string().nullable() })),
  packetVersion: z.number().int(),
  version: z.number().int(),
  opening: z
    .object({
      at: instant,
      by: personName.nullable(),
      reason: z.string().nullable(),
      share: z.number().nullable(),
    })
    .nullable(),
  waits: z.array(ringWait),
});

/** The packet as one person reads it. */
export const shownPacket = z.object({
  ringId: id,
  campaign: z.object({ id, title: shownText }),
  packetVersion: z.number().int(),
  message: shownText,
  reasons: z.array(shownText),
  decided: z.array(shownText),
  notDecided: z.array(shownText),
  questions: z.array(
    z.object({ words: shownText, answer: shownText, concedes: z.boolean(), answerer: personName.nullable() }),
  ),
  teamPart: shownText.nullable(),
  doNotGuess: z.array(shownText),
  spoken: shownText,
  /** Without the right answer. */
  scenario: z.object({ text: z.string(), answers: z.array(z.string()) }),
  confirmedAt: instant.nullable(),
  /** I confirmed an older packet; this one says something else. */
  changedSince: z.boolean(),
  team: z.number().int(),
  told: z.array(z.object({ toldOn: day, form: toldForm, questions: z.number().int() })),
});

const lag = z.object({
  unit: z.object({ id, name: z.string() }).nullable(),
  people: z.number().int(),
  confirmed: z.number().int(),
  told: z.number().int(),
  /** Whole days from the opening to the last who confirmed and told; to today while somebody is to go. */
  daysToConfirm: z.number().int(),
  daysToTell: z.number().int(),
  complete: z.boolean(),
});

const ringId = { ringId: id };
const version = z.number().int();

export const ringContract = {
  listRings: endpoint({
    method: 'GET',
    path: '/api/campaigns/campaigns/:campaignId/rings',
    summary: 'The cascade: rings in order, what each waits for, and how many can explain it.',
    who: 'signedIn',
    input: z.object({ campaignId: id }),
    output: z.object({ rings: z.array(ring), can: z.object({ edit: z.boolean() }) }),
  }),
  addRing: endpoint({
    method: 'POST',
    path: '/api/campaigns/campaigns/:campaignId/rings',
    summary: 'Add a ring at the end: an audience, its embargo, what opens it, and its packet.',
    who: WRITERS,
    creates: true,
    input: z.object({ campaignId: id, ...ringFields.shape }),
    output: z.object({ id, version }),
  }),
  changeRing: endpoint({
    method: 'PUT',
    path: '/api/campaigns/rings/:ringId',
    summary: 'Change a ring. Of an open one the audience and the condition stay as they were.',
    who: WRITERS,
    input: z.object({ ...ringId, version, ...ringFields.shape }),
    output: z.object({ version }),
  }),
  removeRing: endpoint({
    method: 'DELETE',
    path: '/api/campaigns/rings/:ringId',
    summary: 'Remove a ring that has not opened.',
    who: WRITERS,
    input: z.object({ ...ringId, version: z.coerce.number().int() }),
    output: done,
  }),
  openRing: endpoint({
    method: 'POST',
    path: '/api/campaigns/rings/:ringId/opening',
    summary:
      'Open a ring now. Before its condition holds a reason is asked for and kept; an embargo cannot be broken.',
    who: WRITERS,
    input: z.object({ ...ringId, reason: reasonLine.nullable().default(null) }),
    output: z.object({ released: z.number().int(), waiting: z.number().int() }),
  }),
  listMyPackets: endpoint({
    method: 'GET',
    path: '/api/campaigns/my-packets',
    summary: 'Packets of open rings that I belong to.',
    who: 'signedIn',
    input: z.object({}),
    output: z.object({
      packets: z.array(
        z.object({
          ringId: id,
          title: shownText,
          openedAt: instant,
          confirmed: z.boolean(),
          told: z.boolean(),
        }),
      ),
    }),
  }),
  readPacket: endpoint({
    method: 'GET',
    path: '/api/campaigns/rings/:ringId/packet',
    summary: 'The packet of an open ring, for the people of the ring.',
    who: 'signedIn',
    input: z.object(ringId),
    output: shownPacket,
  }),
  confirmPacket: endpoint({
    method: 'POST',
    path: '/api/campaigns/rings/:ringId/confirmation',
    summary:
      'I can explain it: answer the scenario. A wrong answer says why, and may be followed by another.',
    who: 'signedIn',
    perMinute: 20,
    input: z.object({ ...ringId, packetVersion: version, answer: z.number().int().min(0).max(4) }),
    output: z.object({
      right: z.boolean(),
      explanation: z.string().nullable(),
      confirmedAt: instant.nullable(),
    }),
  }),
  tellTeam: endpoint({
    method: 'POST',
    path: '/api/campaigns/rings/:ringId/tellings',
    summary:
      'I told my team: when, in what form, and the questions that I heard; each becomes a case that is answered.',
    who: 'signedIn',
    creates: true,
    input: z.object({
      ...ringId,
      toldOn: day,
      form: toldForm,
      questions: z
        .array(z.object({ kind: z.enum(['question', 'worry', 'idea']), text: newCase.shape.text }))
        .max(20)
        .default([]),
    }),
    output: z.object({ caseIds: z.array(id) }),
  }),
  readLag: endpoint({
    method: 'GET',
    path: '/api/campaigns/rings/:ringId/lag',
    summary:
      'How long the word took, unit by unit: from the opening to «I can explain it» and «told my team».',
    who: 'signedIn',
    input: z.object(ringId),
    output: z.object({ units: z.array(lag) }),
  }),
};
