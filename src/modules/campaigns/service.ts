import type { Handlers } from '#platform/module.ts';
import type { campaignsContract } from './contract.ts';
import { campaignActionHandlers } from './service/action.ts';
import { approvalHandlers } from './service/approval.ts';
import { briefHandlers } from './service/campaign.ts';
import { closureHandlers } from './service/closure.ts';
import { editionHandlers } from './service/edition.ts';
import { needHandlers } from './service/need.ts';
import { packetHandlers } from './service/packet.ts';
import { partHandlers } from './service/part.ts';
import { pieceHandlers } from './service/piece.ts';
import { releaseHandlers } from './service/release.ts';
import { previewHandlers } from './service/rendering.ts';
import { ringHandlers } from './service/ring.ts';
import { screenHandlers } from './service/screen.ts';
import { uploadHandlers } from './service/upload.ts';

/** The use cases of the module, a handler per endpoint of its contract. */
export const campaignsHandlers: Handlers<typeof campaignsContract> = {
  ...briefHandlers,
  ...needHandlers,
  ...partHandlers,
  ...campaignActionHandlers,
  ...approvalHandlers,
  ...closureHandlers,
  ...pieceHandlers,
  ...editionHandlers,
  ...uploadHandlers,
  ...previewHandlers,
  ...screenHandlers,
  ...releaseHandlers,
  ...ringHandlers,
  ...packetHandlers,
};
