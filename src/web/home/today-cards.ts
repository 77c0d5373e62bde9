import type { ReactNode } from 'react';
import { useOwnWayInCard } from '#modules/access/web/own-way-in-card.tsx';
import { useCoreCard } from '#modules/brand/web/use-core-card.tsx';
import { useApprovalCard } from '#modules/campaigns/web/reader-use-approval-card.tsx';
import { usePacketCard } from '#modules/campaigns/web/reader-use-packet-card.tsx';
import {
  useAnsweredCard,
  useSessionCard,
  useUnseenCard,
} from '#modules/conversation/web/use-speak-cards.tsx';
import { useMustKnowCard, useNewsCard } from '#modules/delivery/web/use-news-cards.tsx';
import { useAskedCard, useResultCard, useTapCard } from '#modules/listening/web/listening-use-cards.tsx';
import {
  useDecidedCard,
  useGuestCard,
  useHearingCard,
  useWaitingCard,
} from '#modules/plan/web/use-open-cards.tsx';

/** What a card has to say to this person just now. */
export type CardContent =
  | { readonly state: 'loading' }
  | { readonly state: 'nothing' }
  | { readonly state: 'failed'; readonly error: Error; readonly retry: () => void }
  | {
      readonly state: 'there';
      /** How many things it asks for. */
      readonly things: number;
      /** Reading time that it brings. */
      readonly seconds?: number;
      readonly view: ReactNode;
    };

export interface TodayCard {
  readonly id: string;
  /** The most important first: what must be known 0, news 20, what one is asked 40, what came of it 60. */
  readonly order: number;
  /** `margin` stands beside the text on a desk, after it on a phone. */
  readonly column: 'main' | 'margin';
  /** A hook; its view should be lazy, because Today is the first page that a phone loads. */
  readonly useContent: () => CardContent;
}

/** What Today is made of; a module adds its card here. The list never changes while the page is open. */
export const todayCards: readonly TodayCard[] = [
  { id: 'delivery.mustKnow', order: 0, column: 'main', useContent: useMustKnowCard },
  { id: 'delivery.news', order: 20, column: 'main', useContent: useNewsCard },
  { id: 'access.ownWayIn', order: 10, column: 'main', useContent: useOwnWayInCard },
  { id: 'campaigns.packet', order: 5, column: 'main', useContent: usePacketCard },
  { id: 'campaigns.approval', order: 6, column: 'main', useContent: useApprovalCard },
  { id: 'plan.guest', order: 40, column: 'main', useContent: useGuestCard },
  { id: 'plan.hearing', order: 41, column: 'main', useContent: useHearingCard },
  { id: 'plan.waiting', order: 42, column: 'main', useContent: useWaitingCard },
  { id: 'plan.decided', order: 61, column: 'main', useContent: useDecidedCard },
  { id: 'listening.tap', order: 25, column: 'main', useContent: useTapCard },
  { id: 'listening.asked', order: 39, column: 'main', useContent: useAskedCard },
  { id: 'listening.results', order: 63, column: 'main', useContent: useResultCard },
  { id: 'conversation.session', order: 30, column: 'main', useContent: useSessionCard },
  { id: 'conversation.answered', order: 60, column: 'main', useContent: useAnsweredCard },
  { id: 'conversation.unseen', order: 62, column: 'main', useContent: useUnseenCard },
  { id: 'brand.core', order: 90, column: 'margin', useContent: useCoreCard },
];
