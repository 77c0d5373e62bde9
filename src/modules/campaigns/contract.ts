import { campaignContract } from './contract/campaign.ts';
import { editionContract } from './contract/edition.ts';
import { needContract } from './contract/need.ts';
import { pieceContract } from './contract/piece.ts';
import { releaseContract } from './contract/release.ts';
import { renderingContract } from './contract/rendering.ts';
import { ringContract } from './contract/ring.ts';
import { uploadContract } from './contract/upload.ts';

/** All endpoints of the module, by noun. */
export const campaignsContract = {
  ...campaignContract,
  ...needContract,
  ...pieceContract,
  ...editionContract,
  ...uploadContract,
  ...renderingContract,
  ...releaseContract,
  ...ringContract,
};
