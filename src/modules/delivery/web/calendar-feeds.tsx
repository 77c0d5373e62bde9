import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import classes from './calendar.module.css';

/** Addresses for calendar programs: what is coming to me, or to the one audience that is chosen above. */
export function CalendarFeeds({ audienceIds }: { audienceIds: readonly string[] }) {
  const t = useT();
  const [ending, setEnding] = useState(false);
  const make = useSend('delivery.makeCalendarFeed');
  const end = useSend('delivery.endCalendarFeeds', {
    onDone: () => {
      setEnding(false);
      make.reset();
      say(t('delivery:feeds.ended'));
    },
  });
  const [audienceId] = audienceIds.length === 1 ? audienceIds : [];
  const address = make.data?.address;
  return (
    <Section title={t('delivery:feeds.title')} lede={t('delivery:feeds.lede')}>
      <div className={classes['acts']}>
        <Button pending={make.isPending && t('web:form.sending')} onClick={() => make.mutate({})}>
          {t('delivery:feeds.mine')}
        </Button>
        <Button
          pending={make.isPending && t('web:form.sending')}
          locked={!audienceId && t('delivery:feeds.chooseOne')}
          onClick={() => audienceId && make.mutate({ audienceId })}
        >
          {t('delivery:feeds.audience')}
        </Button>
        <Button kind="quiet" onClick={() => setEnding(true)}>
          {t('delivery:feeds.end')}
        </Button>
      </div>
      {address && (
        <div className={classes['address']}>
          <TextField
            label={t('delivery:feeds.address')}
            description={t('delivery:feeds.addressHint')}
            value={address}
            readOnly
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Button
            onClick={() =>
              void navigator.clipboard.writeText(address).then(() => say(t('delivery:feeds.copied')))
            }
          >
            {t('delivery:feeds.copy')}
          </Button>
        </div>
      )}
      {make.error && <Failure error={make.error} />}
      <ConfirmDialog
        open={ending}
        onClose={() => setEnding(false)}
        title={t('delivery:feeds.endTitle')}
        text={t('delivery:feeds.endText')}
        verb={t('delivery:feeds.end')}
        pending={end.isPending}
        error={end.error}
        onConfirm={() => end.mutate({})}
      />
    </Section>
  );
}
