import type { Texts } from '#modules/plan/web/edition-fields.tsx';
import { useT } from '#web/i18n.ts';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import { partsOf, useSaid } from './campaign-words.ts';
import formClasses from './form.module.css';
import { type PacketValues, typedPacket } from './packet-values.ts';

/** The packet as a manager reads it, with the questions and answers that the brief brings. */
export function PacketPreview({ values }: { values: PacketValues }) {
  const t = useT();
  const said = useSaid();
  const packet = typedPacket(values);
  const questions = partsOf(useCampaign(), 'objection').filter(
    ({ id, content }) =>
      content.answer !== null && (packet.objectionIds === null || packet.objectionIds.includes(id)),
  );
  return (
    <section className={formClasses['preview']} aria-label={t('campaigns:packet.preview')}>
      <h2>{t('campaigns:packet.preview')}</h2>
      {said(packet.message) ? (
        <p className={classes['ownWords']}>{said(packet.message)}</p>
      ) : (
        <p className={classes['none']}>{t('campaigns:packet.nothing')}</p>
      )}
      {(['reasons', 'decided', 'notDecided', 'doNotGuess'] as const).map((list) => (
        <Lines key={list} title={t(`campaigns:packet.${list}`)} lines={packet[list]} />
      ))}
      {packet.teamPart && <Lines title={t('campaigns:packet.teamPart')} lines={[packet.teamPart]} />}
      {questions.length > 0 && (
        <>
          <h3 className={classes['part']}>{t('campaigns:packet.questions')}</h3>
          <dl className={classes['plain']}>
            {questions.map(({ id, content }) => (
              <div key={id}>
                <dt className={classes['words']}>
                  {t('campaigns:card.quoted', { words: said(content.words) })}
                </dt>
                <dd>{said(content.answer)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Lines title={t('campaigns:packet.spoken')} lines={[packet.spoken]} />
      <Lines
        title={t('campaigns:packet.scenario')}
        lines={[packet.scenario.text, ...packet.scenario.answers]}
      />
    </section>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly Partial<Texts>[] }) {
  const said = useSaid();
  const shown = lines.map(said).filter(Boolean);
  if (shown.length === 0) return null;
  return (
    <>
      <h3 className={classes['part']}>{title}</h3>
      <ul role="list" className={classes['plain']}>
        {shown.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
