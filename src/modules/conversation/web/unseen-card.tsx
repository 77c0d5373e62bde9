import { useT } from '#web/i18n.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Card } from '#web/ui/card.tsx';
import { Seal } from '#web/ui/marks.tsx';

/**
 * There may be an answer to what this browser alone knows; Today does not look by itself, and says why. Its words and code come
 * with Home: files fetched by those only who wrote unseen would tell them from the others.
 */
export function UnseenCard({ count }: { count: number }) {
  const t = useT();
  return (
    <Card
      eyebrow={<Seal>{t('web:unseenCases.only')}</Seal>}
      title={t('web:unseenCases.waiting', { count })}
      actions={<LinkButton to="/speak/mine">{t('web:unseenCases.look')}</LinkButton>}
    >
      {t('web:unseenCases.why')}
    </Card>
  );
}
