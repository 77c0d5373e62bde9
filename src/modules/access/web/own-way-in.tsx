import { useT } from '#web/i18n.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Card } from '#web/ui/card.tsx';
import { IconKey } from '#web/ui/icons.tsx';

export function OwnWayIn() {
  const t = useT();
  return (
    <Card
      eyebrow={
        <>
          <IconKey size={18} />
          {t('web:ownWayIn.eyebrow')}
        </>
      }
      title={t('web:ownWayIn.title')}
      actions={
        <LinkButton to="/me" kind="primary" wide="phone">
          {t('web:ownWayIn.act')}
        </LinkButton>
      }
    >
      {t('web:ownWayIn.text')}
    </Card>
  );
}
