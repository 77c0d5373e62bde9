import { LANGUAGES, type Language } from '#kernel/language.ts';

export const PERSON_STATES = ['active', 'on_leave', 'candidate', 'left'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** What the directory is narrowed to, as the address carries it. */
export interface DirectoryFilters {
  readonly search?: string;
  readonly unitId?: string;
  readonly roleFamily?: string;
  readonly location?: string;
  readonly language?: Language;
  readonly state?: PersonState;
}

/** Reads the filters from an address, dropping what is none. */
export function directoryFilters(found: Record<string, unknown>): DirectoryFilters {
  const { search, unitId, roleFamily, location } = found;
  const language = LANGUAGES.find((one) => one === found['language']);
  const state = PERSON_STATES.find((one) => one === found['state']);
  return {
    ...(isText(search) ? { search } : {}),
    ...(isText(unitId) && /^[\da-f-]{36}$/.test(unitId) ? { unitId } : {}),
    ...(isText(roleFamily) ? { roleFamily } : {}),
    ...(isText(location) ? { location } : {}),
    ...(language ? { language } : {}),
    ...(state ? { state } : {}),
  };
}

/** The filters as the endpoints of the directory take them. */
export function asAsked({ state, ...filters }: DirectoryFilters) {
  return { ...filters, ...(state ? { state: [state] } : {}) };
}

/** The filters with a change; what becomes empty is left out of the address. */
export function narrowed(
  filters: DirectoryFilters,
  change: { readonly [K in keyof DirectoryFilters]?: string | null | undefined },
): DirectoryFilters {
  return directoryFilters({ ...filters, ...change });
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 200;
