import type { Language } from '#kernel/language.ts';
import type { Written } from '../contract/content.ts';
import type { BrandObject } from './content.ts';
import { readText } from './edition.ts';

export interface Reader {
  readonly language: Language;
  readonly first: Language;
  readonly names: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, { id: string; name: string; type: string; bytes: number }>;
}

/** A version of the brand core as one reader gets it: one text each, owners by name, files by their facts. */
export function readingOf(objects: readonly BrandObject[], reader: Reader) {
  const read = (written: Written) => readText(written, reader.language, reader.first);
  const contents = objects.map(({ id, content }) => ({ id, ...content }));
  const statement = (kind: 'mission' | 'vision') => {
    const found = contents
      .filter((object) => object.kind === 'mission' || object.kind === 'vision')
      .find((object) => object.kind === kind);
    return found ? { id: found.id, statement: read(found.statement) } : null;
  };
  return {
    mission: statement('mission'),
    vision: statement('vision'),
    values: contents
      .filter((object) => object.kind === 'value')
      .map(({ id, name, meaning, behaviours }) => ({
        id,
        name: read(name),
        meaning: read(meaning),
        behaviours: behaviours.map((one) => ({ ...one, text: read(one.text) })),
      })),
    promises: contents
      .filter((object) => object.kind === 'promise')
      .map(({ id, sentence, toWhom, test, ownerId, keeps, proofs, moments }) => ({
        id,
        sentence: read(sentence),
        toWhom: read(toWhom),
        test: read(test),
        owner: ownerId ? { id: ownerId, name: reader.names[ownerId] ?? null } : null,
        keeps,
        proofs: proofs.map((proof) => ({
          ...proof,
          text: read(proof.text),
          file: (proof.fileId && reader.files.get(proof.fileId)) || null,
        })),
        moments: moments.map((moment) => ({ ...moment, text: read(moment.text) })),
      })),
  };
}
