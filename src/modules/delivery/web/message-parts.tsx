import { Link } from '@tanstack/react-router';
import { dayIn } from '#kernel/calendar.ts';
import { LANGUAGE_NAMES, type Language } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useMe } from '#web/session.ts';
import { Avatar } from '#web/ui/marks.tsx';
import classes from './reader.module.css';
import { minutesWord, type ReadMessage, senderOf } from './reader-words.ts';

interface MessageFromProps {
  readonly message: ReadMessage;
  readonly onLanguage: (language: Language) => void;
}

/** Who it is from, when it came, how long it takes, and its other languages. */
export function MessageFrom({ message, onLanguage }: MessageFromProps) {
  const t = useT();
  const format = useFormat();
  const { fromWhom, openedAt, seconds, language, languages } = message;
  const { name, rest } = senderOf(fromWhom);
  const day = format.shortDay(dayIn(format.zone, openedAt));
  return (
    <div className={classes['from']}>
      <Avatar name={name} />
      <p>
        <strong>{name}</strong>
        {[rest, day, minutesWord(seconds, t)].filter(Boolean).join(' · ')}
      </p>
      {languages.length > 1 && (
        <fieldset className={classes['languages']} aria-label={t('delivery:reader.language')}>
          {languages.map((one) => (
            <button
              key={one}
              type="button"
              className="link"
              lang={one}
              aria-pressed={one === language}
              onClick={() => onLanguage(one)}
            >
              {LANGUAGE_NAMES[one]}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** What changes for the reader, or that nothing does: said before anything else. */
export function MessageChanges({ message: { changesForYou, language } }: { message: ReadMessage }) {
  const t = useT();
  const { name } = useMe();
  return (
    <section className={classes['changes']}>
      <h2>{t('delivery:reader.changesForYou')}</h2>
      {name && <p className={classes['for']}>{name}</p>}
      {changesForYou ? <p lang={language}>{changesForYou}</p> : <p>{t('delivery:reader.nothingChanges')}</p>}
    </section>
  );
}

/** Value › goal › campaign: each step of why it came, the nearest last; and through which ring. */
export function MessageWhy({ message: { because, through, topic } }: { message: ReadMessage }) {
  const t = useT();
  return (
    <section className={classes['why']}>
      <h2>{t('delivery:reader.why')}</h2>
      <ol className={classes['chain']}>
        {because.map((step) => (
          <li key={step.id}>
            <small>{wordFor(step.kind, t)}</small>
            <StepLink step={step} />
          </li>
        ))}
        <li>
          <small>{t('delivery:reader.ring')}</small>
          {through.ring}
        </li>
      </ol>
      {topic && <p className="small">{t('delivery:reader.topic', { topic: topic.name })}</p>}
      <Link to="/me/attention" className="link">
        {t('delivery:reader.toAttention')}
      </Link>
    </section>
  );
}

const STEPS = ['brand.value', 'brand.promise', 'plan.goal', 'campaigns.campaign'] as const;

/** What a step is called; a kind that is new to this page is left without a word. */
function wordFor(kind: string, t: ReturnType<typeof useT>): string {
  const known = STEPS.find((one) => one === kind);
  switch (known) {
    case 'brand.value':
      return t('delivery:reader.step.value');
    case 'brand.promise':
      return t('delivery:reader.step.promise');
    case 'plan.goal':
      return t('delivery:reader.step.goal');
    case 'campaigns.campaign':
      return t('delivery:reader.step.campaign');
    default:
      return '';
  }
}

function StepLink({ step: { kind, id, title } }: { step: ReadMessage['because'][number] }) {
  if (kind === 'brand.value' || kind === 'brand.promise')
    return (
      <Link to="/brand" className="inline-link">
        {title}
      </Link>
    );
  if (kind !== 'campaigns.campaign') return title;
  return (
    <Link to="/campaigns/$campaignId" params={{ campaignId: id }} className="inline-link">
      {title}
    </Link>
  );
}
