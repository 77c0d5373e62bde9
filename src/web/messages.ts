import type access from '#modules/access/messages/en.json';
import type brand from '#modules/brand/messages/en.json';
import type campaigns from '#modules/campaigns/messages/en.json';
import type conversation from '#modules/conversation/messages/en.json';
import type delivery from '#modules/delivery/messages/en.json';
import type listening from '#modules/listening/messages/en.json';
import type measurement from '#modules/measurement/messages/en.json';
import type people from '#modules/people/messages/en.json';
import type plan from '#modules/plan/messages/en.json';
import type web from './messages/en.json';

/** The English messages of every module: they type the names that `t` takes. A new module adds its line. */
export interface Messages {
  web: typeof web;
  access: typeof access;
  people: typeof people;
  brand: typeof brand;
  conversation: typeof conversation;
  delivery: typeof delivery;
  plan: typeof plan;
  campaigns: typeof campaigns;
  listening: typeof listening;
  measurement: typeof measurement;
}

export type Namespace = keyof Messages;

/** The full name of a message: `people:directory.title`; of a plural, the name without its `_one` and `_other`. */
export type MessageName = { [N in Namespace]: `${N}:${Names<Messages[N]>}` }[Namespace];

/** Says a message in the language of the page: `t('people:directory.found', { count })`. */
export type Translate = (name: MessageName, values?: Readonly<Record<string, string | number>>) => string;

type Names<M> = {
  [K in keyof M & string]: M[K] extends string ? Stem<K> : `${K}.${Names<M[K]>}`;
}[keyof M & string];

type Stem<K extends string> = K extends `${infer S}_one`
  ? S
  : K extends `${infer S}_other`
    ? S
    : K extends `${infer S}_zero`
      ? S
      : K;
