import type { AnyRoute } from '@tanstack/react-router';
import type { Role } from '#kernel/roles.ts';
import type { MessageName, Namespace } from './messages.ts';
import type { Icon } from './ui/icons.tsx';

/** An entry of the navigation. Only rooms that exist are declared, on the route that opens them. */
export interface Room {
  readonly icon: Icon;
  /** Rooms stand in this order: Today 0, Plan 10, Speak up 20, Learn 30, Together 40, People 50, Me 90. */
  readonly order: number;
  /** Not in the bottom bar of a phone, which has place for five; the menu has it. */
  readonly phone?: 'menu';
  /** Who was led into it without the role (as one who is named in what is there) sees it while they are there. */
  readonly whoIsThere?: true;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Whose messages the page speaks; loaded before it is shown. */
    messages?: readonly Namespace[];
    /** What navigation and palette call the page. Without it the palette does not offer it. */
    name?: MessageName;
    /** Who sees the page in navigation and palette; everybody when left out. The server decides on its own. */
    who?: readonly Role[];
    room?: Room;
    /** The page makes something new: the palette lists it under «Create». */
    creates?: true;
  }
}

/** A page that can be offered: its address and what was declared on its route. */
export interface Offer {
  readonly to: string;
  readonly name: MessageName;
  readonly room: Room | undefined;
  readonly creates: boolean;
}

/** The pages of a face that somebody with these roles may be offered, rooms in their order first. */
export function offersFor(
  routes: Record<string, AnyRoute>,
  roles: readonly Role[],
  face: 'home' | 'studio',
): readonly Offer[] {
  return Object.values(routes)
    .filter((route) => belongsTo(route.fullPath, face) && !String(route.fullPath).includes('$'))
    .flatMap((route): Offer[] => {
      const { name, who, room, creates = false } = route.options.staticData ?? {};
      if (!name || (who && !who.some((role) => roles.includes(role)))) return [];
      return [{ to: route.fullPath, name, room, creates }];
    })
    .sort((a, b) => (a.room?.order ?? 1000) - (b.room?.order ?? 1000));
}

function belongsTo(path: string, face: 'home' | 'studio'): boolean {
  return (path === '/studio' || path.startsWith('/studio/')) === (face === 'studio');
}
