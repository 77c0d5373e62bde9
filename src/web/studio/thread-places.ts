import type { LinkProps } from '@tanstack/react-router';

type Kind = 'value' | 'promise' | 'goal' | 'campaign' | 'action' | 'piece' | 'measure';

interface Linked {
  readonly kind: Kind;
  readonly id: string;
}

/** Where an object of the thread is worked on, by what it is linked to; a module adds its kinds here. */
export const threadPlaces: Partial<Record<Kind, (id: string, links?: readonly Linked[]) => LinkProps>> = {
  value: (id) => ({ to: '/studio/brand', search: { edit: id } }),
  promise: (id) => ({ to: '/studio/brand', search: { edit: id } }),
  goal: (lineId) => ({ to: '/studio/plan/lines/$kind/$lineId', params: { kind: 'goal', lineId } }),
  campaign: (campaignId) => ({ to: '/studio/campaigns/$campaignId', params: { campaignId } }),
  piece: (pieceId) => ({ to: '/studio/campaigns/pieces/$pieceId', params: { pieceId } }),
  action: (lineId) => ({ to: '/studio/plan/lines/$kind/$lineId', params: { kind: 'action', lineId } }),
  // The measure of an objective stands in the brief of its campaign, all others in the plan.
  measure: (lineId, links = []) => {
    const campaign = links.find(({ kind }) => kind === 'campaign');
    return campaign
      ? {
          to: '/studio/campaigns/$campaignId',
          params: { campaignId: campaign.id },
          hash: `part-${lineId}`,
        }
      : { to: '/studio/plan/lines/$kind/$lineId', params: { kind: 'measure', lineId } };
  },
};
