import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { isTapped } from '#modules/listening/web/listening-use-cards.tsx';
import { loadMessages } from '../i18n.ts';
import { ask } from '../query.ts';

// Few pages are asked about, and sealing brings its own code.
const TapCards = lazy(async () => {
  const [{ TapCards: Cards }] = await Promise.all([
    import('#modules/listening/web/listening-tap-card.tsx'),
    loadMessages(['listening']),
  ]);
  return { default: Cards };
});

interface AskedHereProps {
  /** What the page shows: a piece, a plan in its hearing, a session. */
  readonly subject: { readonly kind: string; readonly id: string };
}

/** One-tap questions about what the page shows, unseen, for whoever is asked; for pages of modules that do not know listening. */
export function AskedHere({ subject: { kind, id } }: AskedHereProps) {
  const waves = useQuery(ask('listening.listMyWaves', {}));
  const asked = (waves.data?.waves ?? []).filter(
    (wave) =>
      wave.status === 'open' &&
      !wave.byCode &&
      isTapped(wave) &&
      wave.subject?.kind === kind &&
      wave.subject.id === id,
  );
  if (asked.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <TapCards waves={asked} />
    </Suspense>
  );
}
