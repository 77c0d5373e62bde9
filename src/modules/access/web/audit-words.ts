import { GRANTABLE_ROLES } from '#kernel/roles.ts';
import type { useT } from '#web/i18n.ts';

/** What the audit can be narrowed to, as the address carries it. */
export interface AuditFilters {
  readonly personId?: string;
  readonly from?: string;
  readonly until?: string;
}

/** Reads the filters from an address, dropping what is none. */
export function auditFilters({ personId, from, until }: Record<string, unknown>): AuditFilters {
  const day = (value: unknown): value is string =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return {
    ...(typeof personId === 'string' && /^[\da-f-]{36}$/.test(personId) ? { personId } : {}),
    ...(day(from) ? { from } : {}),
    ...(day(until) ? { until } : {}),
  };
}

// The facts that everybody who reads the audit meets; those of later modules are shown by their names until they are put into words.
const WORDED = [
  'access.organisationFounded',
  'access.signedIn',
  'access.signedOut',
  'access.signInSlowedDown',
  'access.passwordChanged',
  'access.invitationMade',
  'access.signInLinkMade',
  'access.codesIssued',
  'access.passkeyAdded',
  'access.passkeyRemoved',
  'access.tokenMade',
  'access.tokenRevoked',
  'access.roleGranted',
  'access.roleRevoked',
  'access.auditExported',
  'people.personAdded',
  'people.personChanged',
  'people.personLeft',
  'people.unitChanged',
  'people.peopleImported',
  'people.importUndone',
  'people.audienceSaved',
  'people.audienceRetired',
  'people.attributeDeclared',
  'people.organisationChanged',
  'people.peopleExported',
  'brand.draftStarted',
  'brand.draftChanged',
  'brand.draftDiscarded',
  'brand.versionPublished',
  'brand.valueRetired',
  'brand.promiseRetired',
  'conversation.caseOpened',
  'conversation.caseAnswered',
  'conversation.caseReopened',
  'conversation.caseContinued',
  'conversation.caseAssigned',
  'conversation.caseMerged',
  'conversation.caseWithdrawn',
  'conversation.caseOverdue',
  'conversation.somethingReported',
  'conversation.somethingHidden',
  'conversation.somethingShown',
  'conversation.settingsChanged',
  'conversation.topicChanged',
  'conversation.sessionAnnounced',
  'conversation.sessionChanged',
  'plan.strategyChanged',
  'plan.linesChanged',
  'plan.actionStateChanged',
  'plan.lineSealed',
  'plan.lineUnsealed',
  'plan.goalRemoved',
  'plan.planDiscarded',
  'plan.hearingOpened',
  'plan.planStarted',
  'plan.startOverridden',
  'plan.planEnded',
  'plan.changeSuggested',
  'plan.suggestionDecided',
  'plan.suggestionWithdrawn',
  'plan.helpOffered',
  'plan.offerDecided',
  'plan.seriesChanged',
  'plan.checkInOpened',
  'plan.checkInRecorded',
  'plan.checkInClosed',
  'plan.guestDrawn',
  'plan.guestAnswered',
  'campaigns.campaignBegun',
  'campaigns.campaignDiscarded',
  'campaigns.briefChanged',
  'campaigns.actionLinked',
  'campaigns.actionUnlinked',
  'campaigns.approvalGiven',
  'campaigns.campaignClosed',
  'campaigns.pieceMade',
  'campaigns.pieceChanged',
  'campaigns.pieceRemoved',
  'campaigns.pieceReplaced',
  'campaigns.editionSaved',
  'campaigns.piecePublished',
  'campaigns.pieceReleasePlanned',
  'campaigns.ringChanged',
  'campaigns.ringOpened',
  'campaigns.packetConfirmed',
  'campaigns.teamTold',
  'campaigns.screenOpened',
  'campaigns.screenClosed',
  'delivery.messagePublished',
  'delivery.messageWithdrawn',
  'delivery.messageReplaced',
  'delivery.evidenceExported',
  'delivery.owingReminded',
  'delivery.releaseDrafted',
  'delivery.releaseConfirmed',
  'delivery.releaseSeconded',
  'delivery.releaseMoved',
  'delivery.releasePaused',
  'delivery.releaseResumed',
  'delivery.releaseCancelled',
  'delivery.releaseOpened',
  'delivery.releaseStopped',
  'delivery.resultsCounted',
  'delivery.settingsChanged',
  'listening.surveyBegun',
  'listening.surveyWritten',
  'listening.surveyArchived',
  'listening.surveyRestored',
  'listening.limitChanged',
  'listening.resultsImported',
  'listening.resultsWithdrawn',
  'listening.waveBegun',
  'listening.wavePlanned',
  'listening.waveThawed',
  'listening.waveSealed',
  'listening.waveOpened',
  'listening.waveActed',
  'listening.waveClosed',
  'listening.waveReminded',
  'listening.codesMade',
  'listening.resultsPublished',
  'listening.waveAnswered',
  'listening.focusChosen',
  'listening.focusFellDue',
  'listening.resultsExported',
  'measurement.readingEntered',
  'measurement.readingCorrected',
  'measurement.readingsImported',
  'measurement.feedSet',
  'measurement.annotationChanged',
  'measurement.experimentPlanned',
  'measurement.experimentChanged',
  'measurement.experimentDrawn',
  'measurement.experimentEnded',
  'measurement.experimentDiscarded',
  'measurement.probePlanned',
  'measurement.probeCancelled',
  'measurement.reportFrozen',
] as const;

/** What happened, in words. */
export function saidOf(name: string, t: ReturnType<typeof useT>): string {
  const known = WORDED.find((one) => one === name);
  return known ? t(`access:facts.${known}`) : name;
}

const METHODS = [
  'password',
  'link',
  'code',
  'passkey',
  'oidc',
  'invitation',
  'operator',
  'foundation',
] as const;

/** What the fact carries besides ids, as far as it tells a reader anything: the role, the way in, how many. */
export function detailsOf(body: Readonly<Record<string, unknown>>, t: ReturnType<typeof useT>): string {
  const role = GRANTABLE_ROLES.find((one) => one === body['role']);
  const method = METHODS.find((one) => one === body['method']);
  const counts = Object.entries(body).filter(([, value]) => typeof value === 'number');
  return [
    role && t(`access:roleNames.${role}`),
    method && t(`access:methods.${method}`),
    ...counts.map(([, value]) => String(value)),
    ...(Array.isArray(body['fields']) ? [body['fields'].join(', ')] : []),
  ]
    .filter(Boolean)
    .join(' · ');
}
