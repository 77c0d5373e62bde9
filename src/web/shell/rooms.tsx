import { Link, useLocation, useRouter } from '@tanstack/react-router';
import { ROLES } from '#kernel/roles.ts';
import { useT } from '../i18n.ts';
import { type Offer, offersFor, type Room } from '../routing.ts';
import { rolesOf, useMe } from '../session.ts';

export type RoomOffer = Offer & { readonly room: Room };

/** The rooms of a face that this person may enter. */
export function useRooms(face: 'home' | 'studio'): readonly RoomOffer[] {
  const router = useRouter();
  const here = useLocation({ select: ({ pathname }) => pathname });
  const offered = useOffers(face).filter(isRoom);
  const entered = offersFor(router.routesById, ROLES, face)
    .filter(isRoom)
    .filter(({ to, room }) => room.whoIsThere && (here === to || here.startsWith(`${to}/`)))
    .filter(({ to }) => offered.every((offer) => offer.to !== to));
  return [...offered, ...entered].sort((one, other) => one.room.order - other.room.order);
}

const isRoom = (offer: Offer): offer is RoomOffer => offer.room !== undefined;

/** Every page of a face that this person may be offered. */
export function useOffers(face: 'home' | 'studio'): readonly Offer[] {
  const router = useRouter();
  return offersFor(router.routesById, rolesOf(useMe()), face);
}

/** The links of a navigation; the current one says so. */
export function RoomLinks({ rooms, iconSize }: { rooms: readonly RoomOffer[]; iconSize: number }) {
  const t = useT();
  return rooms.map(({ to, name, room }) => (
    <Link key={to} to={to} activeOptions={{ exact: to === '/' }} title={t(name)}>
      <room.icon size={iconSize} />
      <span>{t(name)}</span>
    </Link>
  ));
}
