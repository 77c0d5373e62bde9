import type { CostLine } from '../contract/line.ts';
import type { Cells, Say } from './import-rows.ts';

const SYMBOLS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', $: 'USD' };

/**
 * An amount as people write it, in hundredths: `1 234,50 €`, `1.234,50`, `1,234.50`, `900`. The last comma or point with
 * one or two digits behind it parts the hundredths; all others group. Undefined where it is none.
 */
export function hundredthsOf(text: string): { hundredths: number; currency: string | null } | undefined {
  const symbol = /[€£$]/.exec(text)?.[0];
  const bare = text.replace(/[€£$]|\b[A-Z]{3}\b/g, '').replace(/[\s']/g, '');
  const parts = /^(\d{1,3}(?:[.,]?\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!parts) return undefined;
  const whole = Number(String(parts[1]).replace(/[.,]/g, ''));
  const hundredths = whole * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  const code = /\b[A-Z]{3}\b/.exec(text)?.[0];
  if (!Number.isSafeInteger(hundredths) || hundredths > 100_000_000_000) return undefined;
  return { hundredths, currency: code ?? (symbol ? (SYMBOLS[symbol] ?? null) : null) };
}

/** A currency as a cell names it: a code or a sign. */
export function currencyOf(text: string): string | undefined {
  const sign = SYMBOLS[text.trim()];
  if (sign) return sign;
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : undefined;
}

/** A line of costs for each cell: what they come to is what the table said. */
export function costsIn(cells: Cells, say: Say): CostLine[] {
  const what = (cells.title ?? '').slice(0, 200) || '-';
  const line = (facts: Partial<CostLine>): CostLine => ({
    kind: 'other',
    what,
    money: null,
    hours: null,
    expertDays: null,
    material: null,
    granted: false,
    ...facts,
  });
  const amount = (target: 'costs' | 'hours' | 'expertDays') => {
    const text = cells[target];
    const read = text === undefined ? undefined : hundredthsOf(text);
    if (text !== undefined && read === undefined) say('amount_unreadable', target, text);
    return read;
  };
  const currency = cells.currency === undefined ? undefined : currencyOf(cells.currency);
  if (cells.currency !== undefined && currency === undefined)
    say('currency_unknown', 'currency', cells.currency);
  const [cost, hours, days] = [amount('costs'), amount('hours'), amount('expertDays')];
  return [
    ...(cost
      ? [line({ money: { cents: cost.hundredths, currency: currency ?? cost.currency ?? 'EUR' } })]
      : []),
    ...(hours ? [line({ kind: 'working_time', hours: hours.hundredths / 100 })] : []),
    ...(days ? [line({ kind: 'expert', expertDays: days.hundredths / 100 })] : []),
    ...(cells.material ? [line({ kind: 'material', material: cells.material.slice(0, 300) })] : []),
  ];
}
