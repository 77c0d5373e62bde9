import { createHash } from 'node:crypto';
import type { FileAnswer } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Language } from '#kernel/language.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { type Translate, translator } from '#platform/translate.ts';
import type { evidenceContract } from '../contract/evidence.ts';
import { evidenceText } from '../domain/evidence.ts';
import { evidenceExported } from '../events.ts';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };
import { evidenceRows, titleOf } from '../store/evidence.ts';

export const evidenceHandlers: Handlers<typeof evidenceContract> = {
  async exportEvidence(ctx, { messageId }) {
    const { text } = await evidenceOf(ctx, messageId, 'csv');
    return { fileName: `evidence-${messageId}.csv`, contentType: 'text/csv; charset=utf-8', body: text };
  },
  printEvidence,
  async readEvidence(ctx, { messageId }) {
    const { title, head, rows } = await evidenceOf(ctx, messageId, 'print');
    return { title, head, madeAt: ctx.now, rows: [...rows] };
  },
};

/** The evidence on paper: whoever holds the file of lines finds each by the beginning of its hash. */
async function printEvidence(ctx: Context, { messageId }: { messageId: string }): Promise<FileAnswer> {
  const { title, rows, head, hashes } = await evidenceOf(ctx, messageId, 'pdf');
  const { language } = ctx.actor;
  const t = wordsOf(language);
  const { name, zone, accent } = await organisationOf(ctx);
  const at = (instant: string) =>
    new Intl.DateTimeFormat(LOCALES[language], {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: zone,
    }).format(new Date(instant));
  // Loaded with the first sheet: it takes as long as all else together, and each start would wait for it.
  const { renderLedger } = await import('#platform/pdf.tsx');
  const body = await renderLedger({
    language,
    title: t('evidence.title', { title }),
    facts: [
      [t('evidence.madeAt'), `${at(ctx.now)} (${zone})`],
      [t('evidence.lines'), String(rows.length)],
      [t('evidence.head'), head],
      [t('evidence.message'), messageId],
    ],
    words: t('evidence.words'),
    columns: COLUMNS.map(({ name: column, share }) => ({ name: t(`evidence.column.${column}`), share })),
    rows: rows.map((row, index) => [
      row.name,
      row.employeeNumber,
      [t(`evidence.level.${row.level}`), row.signedName].filter(Boolean).join(': '),
      `${row.version} ${row.language}`,
      String(row.wrongAnswers),
      at(row.at),
      hashes[index]?.slice(0, HASH_SHOWN) ?? '',
    ]),
    foot: name,
    accent,
  });
  return { fileName: `evidence-${messageId}.pdf`, contentType: 'application/pdf', body };
}

// A line takes 7 ms to lay out, and nobody is answered meanwhile.
const MOST_PRINTED = 300;
const HASH_SHOWN = 12;
const LOCALES = { en: 'en-GB', fi: 'fi-FI', es: 'es-ES' } as const;

const COLUMNS = [
  { name: 'name', share: 22 },
  { name: 'number', share: 10 },
  { name: 'level', share: 22 },
  { name: 'version', share: 8 },
  { name: 'wrong', share: 8 },
  { name: 'at', share: 16 },
  { name: 'hash', share: 14 },
] as const;

const wordsOf: (language: Language) => Translate = translator({ en, fi, es });

/** SHA-256 as the chain has it. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

// The head goes into the append-only log: a chain that somebody makes anew has another.
async function evidenceOf(ctx: Context, messageId: string, format: 'csv' | 'pdf' | 'print') {
  return ctx.transaction(async (tx) => {
    const title = (await titleOf(tx.db, messageId)) ?? refuse('not_found', 'delivery.message_not_found');
    const rows = await evidenceRows(tx.db, messageId);
    if (format === 'pdf' && rows.length > MOST_PRINTED)
      refuse('too_large', 'delivery.evidence_too_long', { most: MOST_PRINTED });
    const { text, head, hashes } = evidenceText({ messageId, title, madeAt: tx.now }, rows, sha256);
    await tx.publish(
      evidenceExported,
      { kind: 'delivery.message', id: messageId },
      { lines: rows.length, head, format },
    );
    return { title, rows, text, head, hashes };
  });
}
