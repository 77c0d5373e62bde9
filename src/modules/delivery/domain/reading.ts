import { PLACES, type Place } from '../contract/channel.ts';

/**
 * Visible seconds after which an edition counts as read: half of its reading time, at least three, at most thirty. Half,
 * because people skim; a judgement, and stated wherever «read» is shown.
 */
export const secondsToRead = (editionSeconds: number): number =>
  Math.min(30, Math.max(3, Math.ceil(editionSeconds / 2)));

/** Visible seconds after which a card counts as seen. */
export const SECONDS_TO_SEE = 1;

/** A place as a bit, so that a row remembers all places in one small number. */
export const bitOf = (place: Place): number => 1 << PLACES.indexOf(place);
