import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '#web/i18n.ts';
import { askOrganisation } from '#web/session.ts';
import { formatFor } from '#web/ui/format.ts';

/** An instant for whoever has not signed in: in the language of the page and the zone of the device. */
export function useUntil(instant: string | null): string | null {
  const language = useLanguage();
  const organisation = useQuery(askOrganisation());
  if (!instant || !organisation.data) return null;
  return formatFor(language, Intl.DateTimeFormat().resolvedOptions().timeZone).instant(instant);
}
