import type { Letter } from '../contract/message.ts';

/** What is filled into a letter for each person; `link:N` is the Nth of the letter's links. */
export const SLOT = /\[\[inward:([^\]]*)\]\]/g;
const NAMED = new Set(['name', 'read', 'unsubscribe']);

/**
 * The slots of a letter that nobody could fill: an unknown word, or the number of a link that it does not have. A text
 * that only looks like the beginning of a slot counts too, so that nothing of a piece can pass for one.
 */
export function unknownSlots(letter: Letter): string[] {
  const texts = [letter.subject, letter.html, letter.plain];
  return texts.flatMap((text) => {
    const slots = [...text.matchAll(SLOT)];
    const begun = text.split('[[inward:').length - 1;
    const unknown = slots.flatMap(([whole, name = '']) =>
      isKnown(name, letter.links.length) ? [] : [whole],
    );
    return begun > slots.length ? [...unknown, '[[inward:'] : unknown;
  });
}

function isKnown(name: string, links: number): boolean {
  if (NAMED.has(name)) return true;
  const number = /^link:(\d{1,3})$/.exec(name)?.[1];
  return number !== undefined && Number(number) < links;
}
