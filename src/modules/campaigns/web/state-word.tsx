import { useT } from '#web/i18n.ts';
import { StatusWord, type Tone } from '#web/ui/marks.tsx';
import type { CampaignState } from '../contract/brief.ts';

const TONES: Record<CampaignState, Tone> = { draft: 'plain', running: 'accent', closed: 'works' };

/** How far a campaign is, as icon and word. */
export function CampaignStateWord({ state }: { state: CampaignState }) {
  const t = useT();
  return <StatusWord tone={TONES[state]}>{t(`campaigns:states.${state}`)}</StatusWord>;
}
