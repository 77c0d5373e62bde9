import type { Answer } from '#web/client.ts';
import { call } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import classes from './panel.module.css';
import { usePlanDesk } from './plan-desk.ts';

type Offer = Answer<'plan.readOpenLine'>['offers'][number];

const TONES = { open: 'unsure', accepted: 'works', declined: 'plain', withdrawn: 'plain' } as const;

/** «I can help»: accepting makes its person a helper of the action. */
export function OfferView({ offer }: { offer: Offer }) {
  const t = useT();
  const format = useFormat();
  const { edits } = usePlanDesk();
  const decide = (accept: boolean) =>
    edits.act(() => call('plan.decideOffer', { offerId: offer.id, accept, reply: null }));
  return (
    <article className={classes['suggestion']}>
      <p>{t('plan:open.canHelp', { name: offer.person?.name ?? t('plan:changelog.somebody') })}</p>
      {offer.words && <p className={classes['words']}>{t('plan:panel.quoted', { text: offer.words })}</p>}
      <p className={classes['meta']}>{format.dayOf(offer.madeAt)}</p>
      {offer.state === 'open' && offer.can.decide ? (
        <div className={classes['acts']}>
          <button type="button" className="link" onClick={() => void decide(true)}>
            {t('plan:offer.accept')}
          </button>
          <button type="button" className="link" onClick={() => void decide(false)}>
            {t('plan:offer.decline')}
          </button>
        </div>
      ) : (
        <StatusWord tone={TONES[offer.state]}>{t(`plan:offer.states.${offer.state}`)}</StatusWord>
      )}
    </article>
  );
}
