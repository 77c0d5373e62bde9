import { useT } from '#web/i18n.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Card } from '#web/ui/card.tsx';
import { Seal } from '#web/ui/marks.tsx';

/** There may be an answer to what this browser alone knows; Today does not look by itself, and says why. */
export function UnseenCard({ count }: { count: number }) {
  const t = useT();
  return (
    <Card
      eyebrow={<Seal>{t('conversation:unseen.onlyHere')}</Seal>}
      title={t('conversation:today.unseen', { count })}
      actions={<LinkButton to="/speak/mine">{t('conversation:today.look')}</LinkButton>}
    >
      {t('conversation:today.unseenWhy')}
    </Card>
  );
}
