import type { Migrations } from './migrate.ts';
import * as platform from './migrations/20261121T0900-platform.ts';
import * as people from './migrations/20261121T1000-people.ts';
import * as peopleImport from './migrations/20261121T1010-people-import.ts';
import * as peopleAudience from './migrations/20261121T1020-people-audience.ts';
import * as access from './migrations/20261121T1100-access.ts';
import * as brand from './migrations/20261122T0900-brand.ts';
import * as conversation from './migrations/20261122T1000-conversation.ts';
import * as plan from './migrations/20261122T1100-plan.ts';
import * as delivery from './migrations/20261122T1900-delivery.ts';
import * as deliveryEmail from './migrations/20261122T1910-delivery-email.ts';
import * as campaigns from './migrations/20261122T2000-campaigns.ts';
import * as poll from './migrations/20261122T2200-poll.ts';
import * as caseCounts from './migrations/20261122T2300-case-counts.ts';
import * as listeningSurveys from './migrations/20261123T0000-listening-surveys.ts';
import * as listeningWaves from './migrations/20261123T0100-listening-waves.ts';
import * as listeningResults from './migrations/20261123T0200-listening-results.ts';
import * as measurement from './migrations/20261123T0300-measurement.ts';
import * as hold from './migrations/20261123T0310-hold.ts';
import * as measurementCampaign from './migrations/20261123T0320-measurement-campaign.ts';
import * as peopleFill from './migrations/20261123T0320-people-fill.ts';
import * as listeningNameHash from './migrations/20261123T0330-listening-name-hash.ts';
import * as deliveryFeedOrder from './migrations/20261123T0340-delivery-feed-order.ts';
import * as accessSeenDay from './migrations/20261123T0350-access-seen-day.ts';

/** All migrations in their order; the name carries the module. */
export const migrations: Migrations = {
  '20261121T0900-platform': platform,
  '20261121T1000-people': people,
  '20261121T1010-people-import': peopleImport,
  '20261121T1020-people-audience': peopleAudience,
  '20261121T1100-access': access,
  '20261122T0900-brand': brand,
  '20261122T1000-conversation': conversation,
  '20261122T1100-plan': plan,
  '20261122T1900-delivery': delivery,
  '20261122T1910-delivery-email': deliveryEmail,
  '20261122T2000-campaigns': campaigns,
  '20261122T2200-poll': poll,
  '20261122T2300-case-counts': caseCounts,
  '20261123T0000-listening-surveys': listeningSurveys,
  '20261123T0100-listening-waves': listeningWaves,
  '20261123T0200-listening-results': listeningResults,
  '20261123T0300-measurement': measurement,
  '20261123T0310-hold': hold,
  '20261123T0320-measurement-campaign': measurementCampaign,
  '20261123T0320-people-fill': peopleFill,
  '20261123T0330-listening-name-hash': listeningNameHash,
  '20261123T0340-delivery-feed-order': deliveryFeedOrder,
  '20261123T0350-access-seen-day': accessSeenDay,
};
