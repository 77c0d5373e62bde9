import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { IconPlus } from '#web/ui/icons.tsx';
import { StatusWord } from '#web/ui/marks.tsx';
import { ObjectionForm } from './brief-objection-form.tsx';
import { EditLink, useEditing } from './brief-section.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import { type PartOf, partsOf, useSaid } from './campaign-words.ts';

/** What is said against it, in people's own words, each with its honest answer. */
export function BriefObjections() {
  const t = useT();
  const objections = partsOf(useCampaign(), 'objection');
  const add = useEditing('objection', null);
  return (
    <div id="objections" className={classes['anchor']}>
      <h3 className={classes['part']}>
        {t('campaigns:parts.objection')}
        {add.can && (
          <button type="button" className="link" onClick={add.begin}>
            <IconPlus size={16} />
            {t('campaigns:objection.add')}
          </button>
        )}
      </h3>
      {add.editing && <ObjectionForm objection={null} onEnd={add.end} />}
      {objections.length === 0 && !add.editing && (
        <p className={classes['none']}>{t('campaigns:objection.none')}</p>
      )}
      <ul role="list" className={classes['objections']}>
        {objections.map((objection) => (
          <Objection key={objection.id} objection={objection} />
        ))}
      </ul>
    </div>
  );
}

const TONES = { open: 'unsure', answered: 'works', gone: 'plain' } as const;

function Objection({ objection }: { objection: PartOf<'objection'> }) {
  const t = useT();
  const said = useSaid();
  const edit = useEditing('objection', objection);
  const { words, answer, concedes, status } = objection.content;
  if (edit.editing)
    return (
      <li>
        <ObjectionForm objection={objection} onEnd={edit.end} />
      </li>
    );
  return (
    <li id={`part-${objection.id}`} className={classes['objection']}>
      <div>
        <p className={classes['words']}>{t('campaigns:card.quoted', { words: said(words) })}</p>
        <Heard objection={objection} />
      </div>
      <div>
        {concedes && !said(answer).startsWith(t('campaigns:objection.concedes')) && (
          <strong>{t('campaigns:objection.concedes')}</strong>
        )}
        {answer ? <p>{said(answer)}</p> : <Promised objection={objection} />}
      </div>
      <div className={classes['acts']}>
        <StatusWord tone={TONES[status]}>{t(`campaigns:objection.${status}`)}</StatusWord>
        {edit.can && <EditLink what={said(words)} onClick={edit.begin} />}
      </div>
    </li>
  );
}

/** Fear, rumour or prejudice; where it was heard; how many hold it, where that was asked. */
function Heard({ objection: { content } }: { objection: PartOf<'objection'> }) {
  const t = useT();
  const said = useSaid();
  const format = useFormat();
  const { kind, heard, share } = content;
  const facts = [
    t(`campaigns:objection.${kind}`),
    said(heard),
    share &&
      t('campaigns:objection.share', {
        percent: format.number(share.percent),
        asked: format.number(share.asked),
      }),
  ];
  return <p className={classes['meta']}>{facts.filter(Boolean).join(' · ')}</p>;
}

/** Who answers it, and by when, as long as there is no answer. */
function Promised({ objection: { content } }: { objection: PartOf<'objection'> }) {
  const t = useT();
  const format = useFormat();
  const { names } = useCampaign();
  const { answererId, answerBy } = content;
  const name = answererId ? names[answererId] : undefined;
  return (
    <p className={classes['meta']}>
      {name && answerBy
        ? t('campaigns:objection.promised', { name, day: format.day(answerBy) })
        : t('campaigns:objection.nobodyAnswers')}
    </p>
  );
}
