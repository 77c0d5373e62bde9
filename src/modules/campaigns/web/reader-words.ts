import type { Answer } from '#web/client.ts';

export type Packet = Answer<'campaigns.readPacket'>;
export type OpenCampaign = Answer<'campaigns.readOpenCampaign'>;
export type ShownText = Packet['message'];
