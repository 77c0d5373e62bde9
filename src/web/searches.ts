import { editionFor } from '#kernel/language.ts';
import { call } from './client.ts';
import type { MessageName } from './messages.ts';
import { queryClient } from './query.ts';
import { askMe, rolesOf } from './session.ts';
import { type Icon, IconCampaigns, IconListening, IconPeople, IconPlan } from './ui/icons.tsx';

export interface Hit {
  readonly id: string;
  readonly name: string;
  readonly text?: string | undefined;
  /** The address of its page. */
  readonly to: string;
}

/** Something the palette can look for on the server. */
export interface Search {
  readonly id: string;
  /** The heading over the hits; a name of `web:palette`, since the module's own messages may not be loaded yet. */
  readonly name: MessageName;
  readonly icon: Icon;
  /** At most eight hits, best first. */
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Hit[]>;
}

/** What the palette looks for; modules add their search here. */
export const searches: readonly Search[] = [
  {
    id: 'people.person',
    name: 'web:rooms.people',
    icon: IconPeople,
    async find(text, signal) {
      const { rows } = await call(
        'people.searchDirectory',
        { search: text.slice(0, 100), limit: MOST },
        { signal },
      );
      return rows.map(({ id, name, title, unit }) => ({
        id,
        name: name ?? title ?? unit?.name ?? id,
        text: [name ? title : null, unit?.name].filter(Boolean).join(' · '),
        to: `/people/${id}`,
      }));
    },
  },
  {
    id: 'plan.plan',
    name: 'web:rooms.plans',
    icon: IconPlan,
    async find(text, signal) {
      if (!(await mayLookIntoStudio())) return [];
      const { plans } = await call('plan.listPlans', {}, { signal });
      const wanted = text.toLocaleLowerCase();
      return plans
        .filter(({ title }) => title.text.toLocaleLowerCase().includes(wanted))
        .slice(0, MOST)
        .map(({ id, title }) => ({ id, name: title.text, to: `/studio/plan/${id}` }));
    },
  },
  {
    id: 'campaigns.campaign',
    name: 'web:rooms.campaigns',
    icon: IconCampaigns,
    async find(text, signal) {
      if (!(await mayLookIntoStudio())) return [];
      const { campaigns } = await call('campaigns.listCampaigns', {}, { signal });
      const wanted = text.toLocaleLowerCase();
      return campaigns
        .filter(({ title }) => title.text.toLocaleLowerCase().includes(wanted))
        .slice(0, MOST)
        .map(({ id, title }) => ({ id, name: title.text, to: `/studio/campaigns/${id}` }));
    },
  },
  {
    id: 'listening.survey',
    name: 'web:rooms.listening',
    icon: IconListening,
    async find(text, signal) {
      if (!(await mayLookIntoStudio())) return [];
      const { language } = await queryClient.ensureQueryData(askMe());
      const { rows } = await call('listening.listSurveys', { limit: MOST_SURVEYS }, { signal });
      const wanted = text.toLocaleLowerCase();
      return rows
        .filter(({ title }) =>
          Object.values(title).some((words) => words.toLocaleLowerCase().includes(wanted)),
        )
        .slice(0, MOST)
        .map(({ id, title }) => ({
          id,
          name: editionFor(title, language),
          to: `/studio/listening/surveys/${id}`,
        }));
    },
  },
];

const MOST = 8;
/** The newest; older ones are found in the list. */
const MOST_SURVEYS = 200;

async function mayLookIntoStudio(): Promise<boolean> {
  const roles = rolesOf(await queryClient.ensureQueryData(askMe()));
  return roles.some((role) => role === 'planner' || role === 'leader' || role === 'admin');
}
