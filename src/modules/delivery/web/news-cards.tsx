import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { IconArrow, IconEye } from '#web/ui/icons.tsx';
import { Byline } from './byline.tsx';
import { LeadDrawing } from './lead-drawing.tsx';
import { MustKnowCard } from './must-know-card.tsx';
import classes from './reader.module.css';
import type { Card } from './reader-words.ts';
import { useReading } from './use-reading.ts';

/** What must be known, each acknowledged in its place. */
export function MustKnowCards({ cards }: { cards: readonly Card[] }) {
  return (
    <div className={classes['must']}>
      {cards.map((card) => (
        <MustKnowCard key={card.id} card={card} />
      ))}
    </div>
  );
}

/** News in their order; who is up to date finds everything older in the feed. */
export function NewsList({ cards, more }: { cards: readonly Card[]; more: number }) {
  const t = useT();
  return (
    <div className={classes['news']}>
      {cards.map((card, place) => (
        <NewsCard key={card.id} card={card} lead={place === 0} />
      ))}
      {more > 0 && (
        <Link to="/feed" className="link">
          {t('delivery:reader.more', { count: more })}
          <IconArrow size={16} />
        </Link>
      )}
    </div>
  );
}

/** A title, one line, who it is from and how long it takes; all of it leads to the piece. */
export function NewsCard({ card, lead }: { card: Card; lead: boolean }) {
  const t = useT();
  const { id: messageId, version, seconds, title, oneLine, fromWhom, language, lane } = card;
  const reading = useReading({ messageId, version, seconds, counts: 'seen' });
  return (
    <article ref={reading} className={classes[lead ? 'lead' : 'piece']}>
      {lead && (
        <div className={classes['art']}>
          <LeadDrawing />
        </div>
      )}
      <div>
        {(lane === 'safety' || lane === 'must_know') && (
          <p className={classes['lane']}>
            <IconEye size={16} />
            {t(`delivery:lane.${lane}`)}
          </p>
        )}
        <h2 lang={language}>
          <Link to="/messages/$messageId" params={{ messageId }}>
            {title}
          </Link>
        </h2>
        {oneLine !== title && (
          <p className={classes['line']} lang={language}>
            {oneLine}
          </p>
        )}
        <Byline fromWhom={fromWhom} seconds={seconds} />
      </div>
    </article>
  );
}
