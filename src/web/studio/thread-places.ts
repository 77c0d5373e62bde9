import type { LinkProps } from '@tanstack/react-router';

type Kind = 'value' | 'promise' | 'goal' | 'campaign' | 'action' | 'piece' | 'measure';

/** Where an object of the thread is worked on; a module adds its kinds here. */
export const threadPlaces: Partial<Record<Kind, (id: string) => LinkProps>> = {
  value: (id) => ({ to: '/studio/brand', search: { edit: id } }),
  promise: (id) => ({ to: '/studio/brand', search: { edit: id } }),
  goal: (lineId) => ({ to: '/studio/plan/lines/$kind/$lineId', params: { kind: 'goal', lineId } }),
  campaign: (campaignId) => ({ to: '/studio/campaigns/$campaignId', params: { campaignId } }),
  piece: (pieceId) => ({ to: '/studio/campaigns/pieces/$pieceId', params: { pieceId } }),
  action: (lineId) => ({ to: '/studio/plan/lines/$kind/$lineId', params: { kind: 'action', lineId } }),
  measure: (lineId) => ({ to: '/studio/plan/lines/$kind/$lineId', params: { kind: 'measure', lineId } }),
};
