import { z } from 'zod';
import { formatInstant } from '#kernel/calendar.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import { type Letter, type LetterFrame, renderLetter } from '#platform/email-render.tsx';
import { jobType } from '#platform/queue.ts';
import { translator } from '#platform/translate.ts';
import { INVITATION_DAYS, LINK_MINUTES, linkWorks } from '../domain/link.ts';
import { invitationLetter, newDeviceLetter, passwordChangedLetter, signInLetter } from '../emails.tsx';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };
import { findLink } from '../store/link.ts';
import { personById, type SignInPerson } from '../store/person.ts';
import { sessionById } from '../store/session.ts';
import { linkAddress } from './link-token.ts';

/**
 * A letter to send. The payload names what it is about and holds no address, name or token: jobs lie in a table, in
 * backups and in failure reports. An hour of retries covers a mail server that restarts.
 */
export const sendMailJob = jobType(
  'access.sendMail',
  z.object({
    template: z.enum(['signIn', 'invitation', 'passwordChanged', 'newDevice']),
    linkId: z.uuid().optional(),
    personId: z.uuid().optional(),
    sessionId: z.uuid().optional(),
  }),
  { retryLimit: 10, expireInSeconds: 120 },
);

type Order = z.output<typeof sendMailJob.payload>;

interface Addressed {
  readonly person: SignInPerson;
  letter(frame: LetterFrame): Letter;
}

const wordsOf = translator({ en, fi, es });

/**
 * Writes and sends a letter. When there is nobody to write to, or nothing left to say (the link ran out, the session
 * ended), nothing is sent. A failure is thrown, and the queue tries again; a job that runs twice sends twice, which
 * for these letters is better than not at all.
 */
export async function sendMail(ctx: Context, order: Order): Promise<void> {
  if (!ctx.mail) return;
  const addressed = await addressedBy(ctx, order);
  if (!addressed?.person.email) return;
  const { person } = addressed;
  const { name: organisation, accent, language: house } = await organisationOf(ctx);
  const language = person.language ?? house;
  const letter = addressed.letter({ t: wordsOf(language), language, organisation, accent });
  await ctx.mail.send({
    to: { name: person.name, address: addressed.person.email },
    ...(await renderLetter(letter)),
  });
}

function addressedBy(ctx: Context, order: Order): Promise<Addressed | undefined> {
  if (order.linkId) return addressedByLink(ctx, order.linkId);
  if (order.template === 'passwordChanged') return aboutPassword(ctx, order.personId);
  return aboutDevice(ctx, order.sessionId);
}

async function addressedByLink(ctx: Context, linkId: string): Promise<Addressed | undefined> {
  const found = await findLink(ctx.db, linkId);
  if (!found?.personId || !linkWorks(found, ctx.now)) return undefined;
  const person = await personById(ctx.db, found.personId);
  const link = await linkAddress(ctx, found);
  const inviter = found.createdBy ? ((await personById(ctx.db, found.createdBy))?.name ?? null) : null;
  return (
    person && {
      person,
      letter: (frame) =>
        found.kind === 'invitation'
          ? invitationLetter(frame, { link, days: INVITATION_DAYS, inviter })
          : signInLetter(frame, { link, minutes: LINK_MINUTES }),
    }
  );
}

async function aboutPassword(ctx: Context, personId: string | undefined): Promise<Addressed | undefined> {
  const person = personId ? await personById(ctx.db, personId) : undefined;
  if (!person?.passwordSetAt) return undefined;
  const { passwordSetAt } = person;
  const { zone } = await organisationOf(ctx);
  return {
    person,
    letter: (frame) =>
      passwordChangedLetter(frame, {
        when: formatInstant(passwordSetAt, frame.language, person.zone ?? zone),
        link: `${ctx.url}/sign-in`,
      }),
  };
}

async function aboutDevice(ctx: Context, sessionId: string | undefined): Promise<Addressed | undefined> {
  const session = sessionId ? await sessionById(ctx.db, sessionId) : undefined;
  const person = session ? await personById(ctx.db, session.personId) : undefined;
  if (!session || !person) return undefined;
  const { browser, system, openedAt } = session;
  const { zone } = await organisationOf(ctx);
  return {
    person,
    letter: (frame) =>
      newDeviceLetter(frame, {
        browser,
        system,
        when: formatInstant(openedAt, frame.language, person.zone ?? zone),
        link: `${ctx.url}/me`,
      }),
  };
}
