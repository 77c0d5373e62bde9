import { Link, useRouter } from '@tanstack/react-router';
import { useT } from '../i18n.ts';
import { type Offer, offersFor, type Room } from '../routing.ts';
import { rolesOf, useMe } from '../session.ts';

export type RoomOffer = Offer & { readonly room: Room };

/** The rooms of a face that this person may enter. */
export function useRooms(face: 'home' | 'studio'): readonly RoomOffer[] {
  return useOffers(face).filter((offer): offer is RoomOffer => offer.room !== undefined);
}

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
