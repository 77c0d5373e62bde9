import { editionsOf, type Texts } from '#modules/plan/web/edition-fields.tsx';
import type { Input } from '#web/client.ts';
import { instantAt } from './wall-time.ts';

export const CHANNELS = ['feed', 'email'] as const;
type Channel = (typeof CHANNELS)[number];

/** To whom, when and how, as the form holds it. */
export interface ReleaseValues extends Record<string, unknown> {
  /** `ring:<id>` or `audience:<id>`. */
  to: string;
  kind: 'at' | 'best';
  day: string;
  time: string;
  channels: Channel[];
  priority: string;
  againstReason: string;
  changed: Texts;
  asksAgain: 'nobody' | 'affected' | 'everyone';
  affectedAudienceId: string | null;
}

/** The form as the server takes it; times are of the planner's zone. */
export function wishOf(
  { to, kind, day, time, channels, priority, againstReason, changed, asksAgain, ...rest }: ReleaseValues,
  { pieceId, zone, isChange }: { pieceId: string; zone: string; isChange: boolean },
): Input<'campaigns.planPieceRelease'> {
  const [place, id = ''] = to.split(':');
  const text = editionsOf(changed);
  return {
    pieceId,
    ringId: place === 'ring' ? id : null,
    wish: {
      audienceId: place === 'audience' ? id : null,
      timing: { kind, opensAt: instantAt(`${day}T${time || '09:00'}`, zone) },
      channels,
      priority: Number(priority),
      againstReason: againstReason.trim() || null,
    },
    ...(isChange && text ? { change: { text, ...againOf(asksAgain, rest.affectedAudienceId) } } : {}),
  };
}

function againOf(asksAgain: ReleaseValues['asksAgain'], affectedAudienceId: string | null) {
  return asksAgain === 'affected' && affectedAudienceId ? { asksAgain, affectedAudienceId } : { asksAgain };
}
