import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { useLanguageName } from './campaign-words.ts';
import { CampaignsFrame } from './campaigns-frame.tsx';
import { NewScreenDialog } from './screen-dialog.tsx';

type Screen = Answer<'campaigns.listScreens'>['screens'][number];

/** The screens that show what is true now: what each is for, and how to end it. */
export function ScreensPage() {
  const t = useT();
  const found = useQuery(ask('campaigns.listScreens', {}));
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<Screen | null>(null);
  const close = useSend('campaigns.closeScreen', {
    changes: ['campaigns.listScreens'],
    onDone: () => setEnding(null),
  });
  const screens = found.data?.screens ?? [];
  const make = (
    <Button kind="primary" icon={<IconPlus size={18} />} onClick={() => setMaking(true)}>
      {t('campaigns:screens.make')}
    </Button>
  );
  return (
    <CampaignsFrame page="screens" actions={make}>
      {found.isPending && <SkeletonRows label={t('web:page.loading')} count={3} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && screens.length === 0 && (
        <EmptyState title={t('campaigns:screens.empty')} text={t('campaigns:screens.emptyText')} act={make} />
      )}
      {screens.length > 0 && (
        <Rows label={t('web:rooms.screens')}>
          {screens.map((screen) => (
            <ScreenRow key={screen.id} screen={screen} onEnd={() => setEnding(screen)} />
          ))}
        </Rows>
      )}
      {making && <NewScreenDialog onClose={() => setMaking(false)} />}
      {ending && (
        <ConfirmDialog
          open
          onClose={() => setEnding(null)}
          title={t('campaigns:screens.endTitle', { name: ending.name })}
          text={t('campaigns:screens.endText')}
          verb={t('campaigns:screens.end')}
          pending={close.isPending}
          error={close.error}
          onConfirm={() => close.mutate({ screenId: ending.id })}
        />
      )}
    </CampaignsFrame>
  );
}

function ScreenRow({ screen, onEnd }: { screen: Screen; onEnd: () => void }) {
  const t = useT();
  const format = useFormat();
  const nameOf = useLanguageName();
  const { name, language, audience, madeAt, madeBy } = screen;
  const meta = [
    nameOf(language),
    audience?.name ?? t('campaigns:screens.everybody'),
    t('campaigns:screens.made', {
      day: format.dayOf(madeAt),
      name: madeBy?.name ?? t('campaigns:member.gone'),
    }),
  ];
  return (
    <Row
      name={name}
      meta={meta.join(' · ')}
      act={
        <button
          type="button"
          className="link"
          aria-label={t('campaigns:screens.endNamed', { name })}
          onClick={onEnd}
        >
          {t('campaigns:screens.end')}
        </button>
      }
    />
  );
}
