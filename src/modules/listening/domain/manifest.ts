import { canonicalJson, manifestHash, sixWords } from '#kernel/ballot/manifest.ts';
import type { PublicJwk } from '#kernel/ballot/public-key.ts';
import type { Editions } from '#kernel/language.ts';
import type { Questionnaire } from '../contract/item.ts';
import type { WaveManifest } from '../contract/public-wave.ts';
import { VIEWS, type ViewName } from '../contract/wave.ts';

/** A label with all that a manifest says of it. */
export interface ManifestLabel {
  readonly id: string;
  readonly view: ViewName;
  readonly key: string;
  readonly kind: WaveManifest['views'][number]['labels'][number]['kind'];
  readonly names: Editions;
  readonly invited: number;
  readonly parentId: string | null;
  readonly publicKey: PublicJwk;
}

/** The public description of a wave. The same labels in any order give the same manifest. */
export function manifestOf({
  wave,
  organisation,
  questionnaire,
  labels,
}: {
  wave: string;
  organisation: string;
  questionnaire: Questionnaire;
  labels: readonly ManifestLabel[];
}): WaveManifest {
  const byKey = [...labels].sort((left, right) => (left.key < right.key ? -1 : 1));
  return {
    format: 'inward/1',
    wave,
    organisation,
    questionnaire,
    views: VIEWS.flatMap((name) => {
      const own = byKey.filter(({ view }) => view === name);
      if (own.length === 0) return [];
      return {
        name,
        labels: own.map(({ id, key, kind, names, invited, parentId, publicKey: { kty, n, e } }) => {
          return { id, key, kind, names, people: invited, parent: parentId, publicKey: { kty, n, e } };
        }),
      };
    }),
  };
}

/** SHA-256 of a manifest: what stands behind `#m=` in an invitation. */
export function hashOf(manifest: WaveManifest): Uint8Array {
  // Through JSON: what is undefined has no place in it, here as on the wire.
  return manifestHash(JSON.parse(JSON.stringify(manifest)));
}

/** The six words of a manifest's hash. */
export const wordsOf = (hash: Uint8Array): string[] => [...sixWords(hash)];

/** The very text that is hashed, for who wants to check it with other tools. */
export const textOf = (manifest: WaveManifest): string => canonicalJson(JSON.parse(JSON.stringify(manifest)));
