import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';

export type Figures = NonNullable<Answer<'delivery.readResults'>['all']>['figures'];
export type Share = Figures['read'];

/** What is counted of the people who have a message, in the order in which it happens. */
export const FIGURES = ['reached', 'seen', 'read', 'acknowledged', 'useful'] as const;

/** «64 %», «at most 5 %», or that it is withheld; the server gives shares in percent. */
export function useShareWords(): (share: Share) => string {
  const t = useT();
  const format = useFormat();
  return (share) =>
    'withheld' in share
      ? t('campaigns:outcome.tooFew')
      : t(`campaigns:outcome.${share.bound}`, { share: format.share(share.value / 100) });
}
