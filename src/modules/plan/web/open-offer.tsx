import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { IconClock } from '#web/ui/icons.tsx';
import { Avatar, StatusWord, type Tone } from '#web/ui/marks.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { OfferState } from '../contract/suggestion.ts';
import classes from './open-line.module.css';

export type Offer = Answer<'plan.readOpenLine'>['offers'][number];

const TONES: Record<OfferState, Tone> = {
  open: 'unsure',
  accepted: 'works',
  declined: 'plain',
  withdrawn: 'plain',
};

/** Somebody who can help with an action, and what the owner answered; the owner answers here. */
export function OfferView({ offer }: { offer: Offer }) {
  const t = useT();
  const format = useFormat();
  const { person, mine, words, state, madeAt, reply, can } = offer;
  return (
    <article className={classes['talk']}>
      <div className={classes['by']}>
        <Avatar name={person?.name ?? null} />
        <p className={classes['who']}>
          <b>{mine ? t('plan:open.youHelp') : t('plan:open.canHelp', { name: person?.name ?? '' })}</b>
          {format.dayOf(madeAt)}
        </p>
        {can.withdraw && <Withdraw offerId={offer.id} />}
      </div>
      {words && <p className={classes['quote']}>{`“${words}”`}</p>}
      {(state !== 'open' || mine) && (
        <div className={classes['answer']} data-tone={TONES[state]}>
          <StatusWord tone={TONES[state]} icon={state === 'open' ? <IconClock size={16} /> : undefined}>
            {t(`plan:open.offerStates.${state}`)}
          </StatusWord>
          {reply && <p>{reply}</p>}
        </div>
      )}
      {can.decide && <Answering offer={offer} />}
    </article>
  );
}

function Answering({ offer: { id: offerId, person } }: { offer: Offer }) {
  const t = useT();
  const form = useDraftForm({ name: `offer-${offerId}`, initial: { reply: '' } });
  const decide = useSend('plan.decideOffer', { changes: ['plan'], onDone: form.forgetDraft });
  const answer = (accept: boolean) =>
    decide.mutate({ offerId, accept, reply: form.values.reply.trim() || null });
  return (
    <div className={classes['decide']}>
      <TextField
        {...form.getInputProps('reply')}
        label={t('plan:open.offerReply', { name: person?.name ?? '' })}
        maxLength={500}
      />
      <div className={classes['acts']} style={{ marginTop: 12 }}>
        <Button
          kind="primary"
          pending={decide.isPending && t('web:form.sending')}
          onClick={() => answer(true)}
        >
          {t('plan:open.offerAccept')}
        </Button>
        <Button pending={decide.isPending && t('web:form.sending')} onClick={() => answer(false)}>
          {t('plan:open.offerDecline')}
        </Button>
      </div>
      {decide.error && <Failure error={decide.error} />}
    </div>
  );
}

function Withdraw({ offerId }: { offerId: string }) {
  const t = useT();
  const withdraw = useSend('plan.withdrawOffer', { changes: ['plan'] });
  if (withdraw.error) return <Failure error={withdraw.error} />;
  // Asked at once: an offer can be made again.
  return (
    <button type="button" className="link" onClick={() => withdraw.mutate({ offerId })}>
      {t('plan:open.withdraw')}
    </button>
  );
}
