import type { Grant } from '#kernel/roles.ts';
import { EDITORS } from '../contract/content.ts';

/** Whether somebody with these roles may write the brand core: it is the whole organisation's, so a role in one unit is not enough. */
export function canEditBrand(grants: readonly Grant[]): boolean {
  return grants.some(({ role, unitId }) => unitId === null && EDITORS.some((editor) => editor === role));
}
