import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Meeting, MeetingItem } from './meeting-page.tsx';

/** The end of the list: what is left, a note, and publishing. */
export const CLOSING = 'closing';

export const placeOf = ({ kind, id }: Pick<MeetingItem, 'kind' | 'id'>) => `${kind}/${id}`;

/** Which thing of the list is on the table: kept in the address, so that a reload comes back to it. */
export function useMeetingPlace(meeting: Meeting) {
  const navigate = useNavigate();
  const { at } = useSearch({ from: '/meeting/$checkInId' });
  const places = [...meeting.items.map(placeOf), CLOSING];
  const firstOpen = meeting.items.findIndex(({ outcome }) => outcome === null);
  const given = at === undefined ? -1 : places.indexOf(at);
  const index = given >= 0 ? given : firstOpen >= 0 ? firstOpen : places.length - 1;
  const goTo = (place: string) =>
    void navigate({
      to: '/meeting/$checkInId',
      params: { checkInId: meeting.id },
      search: { at: place },
      replace: true,
      resetScroll: false,
    });
  const step = (by: number) => {
    const place = places[Math.min(places.length - 1, Math.max(0, index + by))];
    if (place) goTo(place);
  };
  /** The next thing that nobody has said anything about, the closing when there is none. */
  const goOn = (after: Meeting) => {
    const open = after.items.filter(({ outcome }) => outcome === null).map(placeOf);
    const behind = places.slice(index + 1).find((place) => open.includes(place));
    goTo(behind ?? open.find((place) => place !== places[index]) ?? CLOSING);
  };
  return { index, item: meeting.items[index] ?? null, goTo, step, goOn, isFirst: index === 0 };
}
