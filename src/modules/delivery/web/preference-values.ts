import type { Input } from '#web/client.ts';
import { OFFICE_HOURS } from '../domain/availability.ts';
import type { Preferences } from './reader-words.ts';

export type OwnChannel = Preferences['channels'][number];

/** Channels besides the feed that anybody can switch on. */
export const OWN_CHANNELS: readonly OwnChannel[] = ['email'];

export interface WorkDay {
  readonly on: boolean;
  readonly from: string;
  readonly to: string;
}

/** The preferences as a form holds them: nothing is null, and the week is seven days. */
export interface PreferenceValues extends Record<string, unknown> {
  readonly channels: readonly OwnChannel[];
  readonly quietOn: boolean;
  readonly quietFrom: string;
  readonly quietTo: string;
  /** Empty: as my record or the house says. */
  readonly zone: string;
  readonly ownHours: boolean;
  /** Monday first. */
  readonly week: readonly WorkDay[];
  readonly disconnect: boolean;
}

export function valuesOf({ channels, quiet, zone, work, disconnect }: Preferences): PreferenceValues {
  const hours = work ?? OFFICE_HOURS;
  return {
    channels,
    quietOn: quiet !== null,
    quietFrom: quiet?.from ?? '20:00',
    quietTo: quiet?.to ?? '07:00',
    zone: zone ?? '',
    ownHours: work !== null,
    week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
      const found = hours.find((one) => one.weekday === weekday);
      return { on: found !== undefined, from: found?.from ?? '08:00', to: found?.to ?? '16:00' };
    }),
    disconnect,
  };
}

export function inputOf(
  { channels, quietOn, quietFrom, quietTo, zone, ownHours, week, disconnect }: PreferenceValues,
  version: number,
): Input<'delivery.changePreferences'> {
  return {
    channels: [...channels],
    quiet: quietOn ? { from: quietFrom, to: quietTo } : null,
    zone: zone || null,
    work: ownHours
      ? week.flatMap(({ on, from, to }, place) => (on ? [{ weekday: place + 1, from, to }] : []))
      : null,
    disconnect,
    version,
  };
}
