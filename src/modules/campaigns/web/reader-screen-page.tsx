import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import classes from './reader-screen.module.css';

type Slide = Answer<'campaigns.readScreen'>['slides'][number];

/** A screen stays on for weeks: what it shows is asked again so often, and kept while the network is away. */
const ASK_AGAIN_MS = 60_000;

/** The screen of a hall: pieces that hold now, one after the other, each long enough to be read twice. */
export function ScreenPage() {
  const t = useT();
  const { token } = useParams({ from: '/screen/$token' });
  const screen = useQuery({ ...ask('campaigns.readScreen', { token }), refetchInterval: ASK_AGAIN_MS });
  const slides = screen.data?.slides ?? [];
  const place = useCycle(slides);
  const slide = slides[place];
  return (
    <main className={classes['screen']} lang={screen.data?.language}>
      <title>{screen.data?.organisation ?? 'Inward'}</title>
      {screen.data && (
        <header className={classes['head']}>
          <p>{screen.data.organisation}</p>
          <p className={classes['name']}>{screen.data.name}</p>
        </header>
      )}
      {screen.isPending && <SkeletonLines label={t('web:page.loading')} />}
      {screen.error && !screen.data && <Failure error={screen.error} onRetry={() => void screen.refetch()} />}
      {screen.data && !slide && <h1>{t('campaigns:reader.screenEmpty')}</h1>}
      {slide && <SlideView key={slide.pieceId} slide={slide} />}
      {slides.length > 1 && (
        <footer className={classes['dots']} aria-hidden="true">
          {slides.map(({ pieceId }, index) => (
            <i key={pieceId} className={index === place ? classes['on'] : undefined} />
          ))}
        </footer>
      )}
    </main>
  );
}

/** The place of the slide whose turn it is. */
function useCycle(slides: readonly Slide[]): number {
  const [turn, setTurn] = useState(0);
  const place = slides.length > 0 ? turn % slides.length : 0;
  const seconds = slides[place]?.seconds;
  const several = slides.length > 1;
  useEffect(() => {
    if (!several || seconds === undefined) return;
    const timer = setTimeout(() => setTurn(turn + 1), seconds * 1000);
    return () => clearTimeout(timer);
  }, [several, seconds, turn]);
  return place;
}

function SlideView({ slide: { title, summary, changes, fromWhom, address, qr } }: { slide: Slide }) {
  const t = useT();
  return (
    <article className={classes['slide']}>
      <div>
        <h1>{title}</h1>
        {summary && <p className={classes['summary']}>{summary}</p>}
        {changes && (
          <div className={classes['changes']}>
            <h2>{t('campaigns:piece.changesForYou')}</h2>
            <p>{changes}</p>
          </div>
        )}
        {fromWhom && <p className={classes['from']}>{fromWhom}</p>}
      </div>
      <figure>
        <svg
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label={address}
          shapeRendering="crispEdges"
        >
          <rect width={qr.size} height={qr.size} fill="#ffffff" />
          <path d={qr.path} fill="#000000" />
        </svg>
        <figcaption>{address}</figcaption>
      </figure>
    </article>
  );
}
