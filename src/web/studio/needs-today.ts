import type { LinkProps } from '@tanstack/react-router';
import { useBrandNeeds } from '#modules/brand/web/use-brand-needs.ts';
import { useCampaignNeeds } from '#modules/campaigns/web/use-campaign-needs.ts';
import { useCaseNeeds } from '#modules/conversation/web/use-case-needs.ts';
import { useListeningNeeds } from '#modules/listening/web/studio-use-needs.ts';
import { usePlanNeeds } from '#modules/plan/web/use-plan-needs.ts';
import type { Icon } from '../ui/icons.tsx';

/** Something in Studio that waits for this person: what it is, since when or why, and one verb. */
export interface Need {
  readonly id: string;
  /** The most pressing first: past its date 0, blocks others 20, waits 40, could be better 60. */
  readonly order: number;
  readonly icon: Icon;
  readonly tone: 'harm' | 'unsure' | 'plain';
  readonly title: string;
  readonly meta?: string;
  readonly act: { readonly verb: string; readonly link: LinkProps };
}

export type Needs =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: Error; readonly retry: () => void }
  | { readonly state: 'there'; readonly needs: readonly Need[] };

export interface NeedSource {
  readonly id: string;
  /** A hook; what it says is in the messages of its own module, which the thread's route must load. */
  readonly useNeeds: () => Needs;
}

/** What «Needs you today» is made of; a module adds its source here. The list never changes while the page is open. */
export const needSources: readonly NeedSource[] = [
  { id: 'brand', useNeeds: useBrandNeeds },
  { id: 'conversation', useNeeds: useCaseNeeds },
  { id: 'plan', useNeeds: usePlanNeeds },
  { id: 'campaigns', useNeeds: useCampaignNeeds },
  { id: 'listening', useNeeds: useListeningNeeds },
];
