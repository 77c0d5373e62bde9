import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { IconPlus } from '#web/ui/icons.tsx';
import { CardForm } from './brief-card-form.tsx';
import { BriefObjections } from './brief-objections.tsx';
import { BriefSection, EditLink, useEditing } from './brief-section.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import { type PartOf, partsOf, useSaid } from './campaign-words.ts';
import { FEELINGS } from './feelings.ts';

/** For whom: a card per group, side by side, and what people say against it. */
export function BriefWhom() {
  const t = useT();
  const cards = partsOf(useCampaign(), 'card');
  const add = useEditing('card', null);
  return (
    <BriefSection
      id="whom"
      title={t('campaigns:parts.card')}
      end={
        add.can && (
          <button type="button" className="link" onClick={add.begin}>
            <IconPlus size={16} />
            {t('campaigns:card.add')}
          </button>
        )
      }
    >
      {add.editing && <CardForm card={null} onEnd={add.end} />}
      {cards.length === 0 && !add.editing && <p className={classes['none']}>{t('campaigns:card.none')}</p>}
      <ul role="list" className={classes['cards']}>
        {cards.map((card) => (
          <EmpathyCard key={card.id} card={card} />
        ))}
      </ul>
      <BriefObjections />
    </BriefSection>
  );
}

function EmpathyCard({ card }: { card: PartOf<'card'> }) {
  const t = useT();
  const said = useSaid();
  const format = useFormat();
  const { names } = useCampaign();
  const edit = useEditing('card', card);
  const { group, audienceId, generation, role, ownWords, writtenWith } = card.content;
  if (edit.editing)
    return (
      <li className={classes['whole']}>
        <CardForm card={card} onEnd={edit.end} />
      </li>
    );
  const who = [
    said(group),
    said(role),
    generation && t(`campaigns:generations.${generation}`),
    audienceId && names[audienceId],
  ];
  return (
    <li id={`part-${card.id}`} className={classes['card']}>
      <p className={classes['meta']}>{who.filter(Boolean).join(' · ')}</p>
      {ownWords && (
        <p className={classes['ownWords']}>{t('campaigns:card.quoted', { words: said(ownWords) })}</p>
      )}
      <dl className={classes['feelings']}>
        {FEELINGS.filter((field) => card.content[field]).map((field) => (
          <div key={field}>
            <dt>{t(`campaigns:card.${field}`)}</dt>
            <dd>{said(card.content[field])}</dd>
          </div>
        ))}
      </dl>
      <p className={classes['meta']}>
        {writtenWith
          ? t('campaigns:card.writtenWith', { count: writtenWith.people, day: format.day(writtenWith.on) })
          : t('campaigns:card.alone')}
      </p>
      {edit.can && <EditLink what={said(group)} onClick={edit.begin} />}
    </li>
  );
}
