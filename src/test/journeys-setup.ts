import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type ProductOptions, runProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folders as a product leaves them that was started once and ended: with the example, and with no organisation yet. */
    organisations: Readonly<Record<ProductOptions['organisation'], string>>;
  }
}

/** Founds the example once for all journeys; each then works on a copy of its own, which is there in two seconds instead of ten. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [example, none] = await Promise.all([prepared('example'), prepared('none')]);
  project.provide('organisations', { example, none });
  return async () => {
    for (const folder of [example, none]) await rm(folder, { recursive: true, force: true });
  };
}

async function prepared(organisation: ProductOptions['organisation']): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `inward-${organisation}-`));
  const product = await runProduct({ organisation }, folder);
  await product.stop();
  return folder;
}
