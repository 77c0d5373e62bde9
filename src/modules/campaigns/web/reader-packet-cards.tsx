import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Card } from '#web/ui/card.tsx';
import { IconSpeak } from '#web/ui/icons.tsx';

export type MyPacket = Answer<'campaigns.listMyPackets'>['packets'][number];

/** Packets of open rings that one has still to be able to explain, or to tell. */
export function PacketCards({ packets }: { packets: readonly MyPacket[] }) {
  const t = useT();
  const format = useFormat();
  return packets.map(({ ringId, title, confirmed, openedAt }) => (
    <Card
      key={ringId}
      eyebrow={
        <>
          <IconSpeak size={18} />
          {t('campaigns:reader.packet')}
        </>
      }
      end={format.dayOf(openedAt)}
      title={title.text}
      actions={
        <LinkButton to="/packets/$ringId" params={{ ringId }} kind="primary" wide="phone">
          {confirmed ? t('campaigns:reader.recordTold') : t('campaigns:reader.readPacket')}
        </LinkButton>
      }
    >
      {confirmed ? t('campaigns:reader.cardTell') : t('campaigns:reader.cardRead')}
    </Card>
  ));
}
