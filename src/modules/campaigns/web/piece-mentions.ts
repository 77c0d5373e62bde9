import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion';
import type { Answer } from '#web/client.ts';
import { ask, queryClient } from '#web/query.ts';

type Card = Answer<'people.searchDirectory'>['rows'][number];

export interface Mentionable {
  readonly id: string;
  readonly label: string;
  readonly meta: string;
}

export interface MentionState {
  readonly people: readonly Mentionable[];
  readonly chosen: number;
  readonly place: { readonly left: number; readonly top: number };
}

const SHOWN = 6;

/** Who can be named after an @, between the editor, which asks, and the list, which shows. */
export class MentionBoard {
  state: MentionState | null = null;
  #props: SuggestionProps<Mentionable> | null = null;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (tell: () => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };

  readonly read = () => this.state;

  readonly choose = (index: number) => {
    const person = this.state?.people[index];
    if (person) this.#props?.command(person);
  };

  readonly suggestion: Omit<SuggestionOptions<Mentionable>, 'editor'> = {
    char: '@',
    allowSpaces: true,
    items: async ({ query }) => {
      const found = await queryClient.fetchQuery(
        ask('people.searchDirectory', { search: query.slice(0, 100), limit: SHOWN }),
      );
      return found.rows.flatMap(mentionable);
    },
    // Only what the schema carries: the label stays as it was, should the name change.
    command: ({ editor, range, props: { id, label } }) => {
      editor
        .chain()
        .focus()
        .insertContentAt(range, [
          { type: 'mention', attrs: { id, label } },
          { type: 'text', text: ' ' },
        ])
        .run();
    },
    render: () => ({
      onStart: (props) => this.#show(props, 0),
      onUpdate: (props) => this.#show(props, 0),
      onExit: () => this.#set(null, null),
      onKeyDown: ({ event }) => this.#onKey(event),
    }),
  };

  #show(props: SuggestionProps<Mentionable>, chosen: number): void {
    const box = props.clientRect?.();
    if (!box || props.items.length === 0) this.#set(null, null);
    else this.#set(props, { people: props.items, chosen, place: { left: box.left, top: box.bottom + 4 } });
  }

  #onKey(event: KeyboardEvent): boolean {
    const { state } = this;
    if (!state) return false;
    const count = state.people.length;
    const step = { ArrowDown: 1, ArrowUp: count - 1 }[event.key];
    if (step !== undefined) {
      this.#set(this.#props, { ...state, chosen: (state.chosen + step) % count });
      return true;
    }
    if (event.key === 'Escape') {
      this.#set(null, null);
      return true;
    }
    if (event.key !== 'Enter' && event.key !== 'Tab') return false;
    this.choose(state.chosen);
    return true;
  }

  #set(props: SuggestionProps<Mentionable> | null, state: MentionState | null): void {
    this.#props = props;
    this.state = state;
    for (const tell of this.#listeners) tell();
  }
}

function mentionable({ id, name, title, unit }: Card): Mentionable[] {
  return name ? [{ id, label: name, meta: [title, unit?.name].filter(Boolean).join(' · ') }] : [];
}
