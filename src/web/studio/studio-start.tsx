import { Navigate } from '@tanstack/react-router';
import { useRooms } from '../shell/rooms.tsx';

/** Studio opens in its first room; whoever has none there is taken Home. */
export function StudioStart() {
  const first = useRooms('studio')[0];
  return <Navigate to={first?.to ?? '/'} replace />;
}
