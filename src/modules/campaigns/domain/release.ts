import type { Day } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import type { Lane } from '#modules/delivery/contract/message.ts';
import { SECONDERS } from '#modules/delivery/contract/release.ts';
import type { ApprovalStanding, CampaignState } from '../contract/brief.ts';
import type { PieceSettings } from '../contract/piece.ts';
import type { ReleaseBlocker } from '../contract/release.ts';
import { mayRelease } from './approval.ts';
import type { Asker } from './permission.ts';

/** A release that waits for its ring, as far as its second name is concerned. */
export interface Waiting {
  readonly lane: Lane | null;
  readonly ringId: string | null;
  readonly releaseId: string | null;
  readonly plannedBy: string | null;
  readonly secondedBy: string | null;
}

/** With delivery, it is seconded there. */
export const asksSecond = ({ lane, ringId, releaseId, secondedBy }: Waiting): boolean =>
  lane === 'safety' && ringId !== null && releaseId === null && secondedBy === null;

/** A second name is somebody else's, of those who may stand behind a safety message in the whole organisation. */
export const canSecond = ({ personId, grants }: Asker, waiting: Waiting): boolean =>
  asksSecond(waiting) &&
  personId !== null &&
  personId !== waiting.plannedBy &&
  grants.some(({ role, unitId }) => unitId === null && SECONDERS.some((one) => one === role));

interface Releasable {
  readonly settings: PieceSettings;
  readonly replacedBy: string | null;
  readonly editions: readonly { readonly language: Language; readonly words: number }[];
  readonly campaign: CampaignState;
  readonly standing: ApprovalStanding;
}

/** What keeps a piece from going out; all of it at once, so that it can be mended at once. */
export function releaseBlockers(piece: Releasable, today: Day): ReleaseBlocker[] {
  const { settings, editions, standing, campaign } = piece;
  const because = (holds: boolean, code: ReleaseBlocker['code'], values: ReleaseBlocker['values'] = {}) =>
    holds ? [{ code, values }] : [];
  const { trueUntilOn, level, question } = settings;
  return [
    ...because(campaign === 'closed', 'campaign_closed'),
    ...because(standing === 'nobody_named', 'nobody_approves'),
    ...because(standing !== 'nobody_named' && !mayRelease(standing, campaign === 'running'), 'not_approved'),
    ...because(editions.length === 0, 'no_edition'),
    ...editions
      .filter(({ words }) => words === 0)
      .flatMap(({ language }) => because(true, 'edition_empty', { language })),
    ...because(settings.changes === null, 'change_not_said'),
    ...because(settings.fromWhom === null, 'no_sender'),
    ...because((level === 'understood' || level === 'signed') && question === null, 'question_missing'),
    ...because(trueUntilOn !== null && trueUntilOn < today, 'expired'),
    ...because(piece.replacedBy !== null, 'replaced'),
  ];
}
