import { Link } from '@tanstack/react-router';
import { useT } from '../i18n.ts';
import { IconChevron } from '../ui/icons.tsx';
import { Row, Rows, Section } from '../ui/section.tsx';

const PLACES = [
  { to: '/me/channels', name: 'web:rooms.channels' },
  { to: '/me/attention', name: 'web:rooms.attention' },
  { to: '/digest', name: 'web:rooms.digest' },
  { to: '/feed', name: 'web:rooms.feed' },
  { to: '/results', name: 'web:rooms.surveyResults' },
] as const;

/** What other modules keep for me alone: pages that are reached from Me. */
export function MeLinks() {
  const t = useT();
  return (
    <Section title={t('web:me.reachesYou')}>
      <Rows label={t('web:me.reachesYou')}>
        {PLACES.map(({ to, name }) => (
          <Row key={to} name={<Link to={to}>{t(name)}</Link>} act={<IconChevron size={20} />} />
        ))}
      </Rows>
    </Section>
  );
}
