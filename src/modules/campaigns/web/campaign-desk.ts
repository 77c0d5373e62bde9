import { createContext, useContext } from 'react';
import type { StudioCampaign } from './campaign-words.ts';

/** The brief that the page shows. */
export const CampaignDesk = createContext<StudioCampaign | null>(null);

/** The brief around this part of the page. */
export function useCampaign(): StudioCampaign {
  const campaign = useContext(CampaignDesk);
  if (!campaign) throw new Error('A part of a brief stands outside of its page');
  return campaign;
}
