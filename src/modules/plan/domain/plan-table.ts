import type { Language } from '#kernel/language.ts';
import type { ImportTarget } from '../contract/import.ts';
import type { ActionFields, ActionState, CostLine } from '../contract/line.ts';

/** The header of each column of a plan's table, as an export writes it and an import reads it. */
export const COLUMN_NAMES: Readonly<Record<ImportTarget, Readonly<Record<Language, string>>>> = {
  number: { en: 'No.', fi: 'Nro', es: 'N.º' },
  phase: { en: 'Phase', fi: 'Vaihe', es: 'Fase' },
  title: { en: 'Action', fi: 'Toimenpide', es: 'Acción' },
  description: { en: 'Description', fi: 'Kuvaus', es: 'Descripción' },
  kind: { en: 'Kind', fi: 'Laji', es: 'Tipo' },
  owner: { en: 'Owner', fi: 'Vastuuhenkilö', es: 'Responsable' },
  helpers: { en: 'Helpers', fi: 'Auttajat', es: 'Ayudantes' },
  startsOn: { en: 'Starts on', fi: 'Alkaa', es: 'Empieza' },
  dueOn: { en: 'Due on', fi: 'Määräpäivä', es: 'Fecha límite' },
  audience: { en: 'Audience', fi: 'Kohderyhmä', es: 'Audiencia' },
  goals: { en: 'Goals', fi: 'Tavoitteet', es: 'Objetivos' },
  waitsFor: { en: 'Waits for', fi: 'Odottaa', es: 'Espera a' },
  state: { en: 'State', fi: 'Tila', es: 'Estado' },
  stateReason: { en: 'Reason', fi: 'Perustelu', es: 'Motivo' },
  costs: { en: 'Cost', fi: 'Kustannus', es: 'Coste' },
  currency: { en: 'Currency', fi: 'Valuutta', es: 'Moneda' },
  hours: { en: 'Hours', fi: 'Tunnit', es: 'Horas' },
  expertDays: { en: 'Expert days', fi: 'Asiantuntijapäivät', es: 'Días de experto' },
  material: { en: 'Material', fi: 'Aineisto', es: 'Material' },
};

/** Kinds and states in words of each language. */
export const KIND_WORDS: Readonly<Record<ActionFields['kind'], Readonly<Record<Language, string>>>> = {
  piece: { en: 'Piece', fi: 'Viesti', es: 'Pieza' },
  training: { en: 'Training', fi: 'Koulutus', es: 'Formación' },
  session: { en: 'Session', fi: 'Tilaisuus', es: 'Sesión' },
  event: { en: 'Event', fi: 'Tapahtuma', es: 'Evento' },
  ambassadors: { en: 'Recruiting ambassadors', fi: 'Lähettiläiden haku', es: 'Captación de embajadores' },
  manual: { en: 'Manual', fi: 'Opas', es: 'Manual' },
  expert: { en: 'Hiring an expert', fi: 'Asiantuntijan palkkaus', es: 'Contratación de un experto' },
  other: { en: 'Other', fi: 'Muu', es: 'Otro' },
};

export const STATE_WORDS: Readonly<Record<ActionState, Readonly<Record<Language, string>>>> = {
  not_begun: { en: 'Not begun', fi: 'Ei aloitettu', es: 'Sin empezar' },
  under_way: { en: 'Under way', fi: 'Käynnissä', es: 'En marcha' },
  realised: { en: 'Realised', fi: 'Toteutui', es: 'Realizada' },
  partly: { en: 'Partly', fi: 'Osittain', es: 'En parte' },
  not: { en: 'Not realised', fi: 'Ei toteutunut', es: 'No realizada' },
  stopped: { en: 'Stopped', fi: 'Lopetettu', es: 'Detenida' },
  blocked: { en: 'Blocked', fi: 'Jumissa', es: 'Bloqueada' },
};

/** What one cell lists, with a separator that names and sentences seldom hold. */
export const LIST_SEPARATOR = '; ';

/** The money of an action in one currency, «1234.50»; several currencies do not fit into one cell and give null. */
export function moneyCell(costs: readonly CostLine[]): { amount: string; currency: string } | null {
  const currencies = new Set(costs.flatMap(({ money }) => money?.currency ?? []));
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1) return null;
  const cents = costs.reduce((sum, { money }) => sum + (money?.cents ?? 0), 0);
  return { amount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`, currency };
}

/** An action as its row of the table is made of; names are looked up by the caller. */
export interface TableRow {
  readonly number: number;
  readonly phase: string;
  readonly title: string;
  readonly description: string;
  readonly kind: ActionFields['kind'];
  readonly owner: string;
  readonly helpers: readonly string[];
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  readonly audience: string;
  readonly goals: readonly string[];
  readonly waitsFor: readonly number[];
  readonly state: ActionState;
  readonly stateReason: string | null;
  readonly costs: readonly CostLine[];
}

/** The cells of a row, in the order of `COLUMN_NAMES`. */
export function cellsOf(row: TableRow, language: Language): (string | number | null)[] {
  const money = moneyCell(row.costs);
  const sum = (values: readonly (number | null)[]) =>
    Math.round(values.reduce<number>((total, value) => total + (value ?? 0), 0) * 100) / 100 || null;
  return [
    row.number,
    row.phase,
    row.title,
    row.description,
    KIND_WORDS[row.kind][language],
    row.owner,
    row.helpers.join(LIST_SEPARATOR),
    row.startsOn,
    row.dueOn,
    row.audience,
    row.goals.join(LIST_SEPARATOR),
    row.waitsFor.join(LIST_SEPARATOR),
    STATE_WORDS[row.state][language],
    row.stateReason,
    money?.amount ?? null,
    money?.currency ?? null,
    sum(row.costs.map(({ hours }) => hours)),
    sum(row.costs.map(({ expertDays }) => expertDays)),
    row.costs.flatMap(({ material }) => material ?? []).join(LIST_SEPARATOR),
  ];
}
