import type access from '#modules/access/messages/en.json';
import type people from '#modules/people/messages/en.json';
import type web from './messages/en.json';

/** The English messages of every module: they type the names that `t` takes. A new module adds its line. */
export interface Messages {
  web: typeof web;
  access: typeof access;
  people: typeof people;
}

export type Namespace = keyof Messages;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'web';
    returnNull: false;
    resources: Messages;
  }
}
