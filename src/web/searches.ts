import type { MessageName } from './messages.ts';
import type { Icon } from './ui/icons.tsx';

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
export const searches: readonly Search[] = [];
