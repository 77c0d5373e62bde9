import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import classes from './campaign.module.css';
import type { CampaignTemplate } from './new-campaign-page.tsx';

/** A template as it would be: what it wants, for whom, what people say against it, and what they read. */
export function TemplateView({ template }: { template: CampaignTemplate }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <p className={classes['axis']}>{template.axis.text}</p>
      <h3 className={classes['part']}>{t('campaigns:parts.objective')}</h3>
      <ul role="list" className={classes['plain']}>
        {template.objectives.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h3 className={classes['part']}>{t('campaigns:parts.card')}</h3>
      <ul role="list" className={classes['cards']}>
        {template.cards.map(({ group, ownWords }) => (
          <li key={group.text} className={classes['card']}>
            <p className={classes['meta']}>{group.text}</p>
            {ownWords && (
              <p className={classes['ownWords']}>{t('campaigns:card.quoted', { words: ownWords.text })}</p>
            )}
          </li>
        ))}
      </ul>
      <h3 className={classes['part']}>{t('campaigns:parts.objection')}</h3>
      <ul role="list" className={classes['objections']}>
        {template.objections.map(({ words, answer }) => (
          <li key={words.text} className={classes['objection']}>
            <p className={classes['words']}>{t('campaigns:card.quoted', { words: words.text })}</p>
            <p>{answer.text}</p>
          </li>
        ))}
      </ul>
      <h3 className={classes['part']}>{t('campaigns:parts.piece')}</h3>
      <ul role="list" className={classes['plain']}>
        {template.pieces.map(({ title, minutes }) => (
          <li key={title.text}>
            {title.text} · {t('campaigns:pieces.minutesEach', { minutes: format.number(minutes, 1) })}
          </li>
        ))}
      </ul>
    </>
  );
}
