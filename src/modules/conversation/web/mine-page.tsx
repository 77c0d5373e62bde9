import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { useMe } from '#web/session.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { BOARD_TOPIC } from './case-words.ts';
import { FollowedList } from './followed-list.tsx';
import { MineList } from './mine-list.tsx';
import { usePermitCount } from './permit-purse.ts';

/** Everything that I have sent in, by name or unseen, and what I follow. */
export function MinePage() {
  const t = useT();
  const left = usePermitCount(useMe().id);
  useLive([BOARD_TOPIC], ['conversation.listCases']);
  return (
    <Page
      title={t('conversation:mine.title')}
      crumbs={[
        { label: t('web:rooms.speak'), link: { to: '/speak' } },
        { label: t('conversation:mine.title') },
      ]}
      actions={<LinkButton to="/speak">{t('web:rooms.speak')}</LinkButton>}
      meta={
        left !== null &&
        (left > 0 ? t('conversation:unseen.left', { count: left }) : t('conversation:unseen.leftNone'))
      }
    >
      <MineList />
      <Section title={t('conversation:mine.followed')}>
        <FollowedList />
      </Section>
    </Page>
  );
}
