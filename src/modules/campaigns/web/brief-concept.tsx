import { editionsOf, type Texts, textsOf } from '#modules/plan/web/edition-fields.tsx';
import { useT } from '#web/i18n.ts';
import { BriefSection, EditLink, useEditing } from './brief-section.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import { partsOf, useSaid } from './campaign-words.ts';
import { PartForm } from './part-form.tsx';
import { TextsField, TextsList } from './text-fields.tsx';

const MOST_MESSAGES = 12;

/** The sentence on which everything turns, and the few that follow from it. */
export function BriefConcept() {
  return (
    <>
      <Concept />
      <KeyMessages />
    </>
  );
}

function Concept() {
  const t = useT();
  const said = useSaid();
  const [concept] = partsOf(useCampaign(), 'concept');
  const edit = useEditing('concept', concept ?? null);
  if (!concept) return null;
  const { axis, meaning } = concept.content;
  return (
    <BriefSection
      id="concept"
      title={t('campaigns:parts.concept')}
      end={edit.can && <EditLink what={t('campaigns:parts.concept')} onClick={edit.begin} />}
    >
      {edit.editing ? (
        <PartForm<'concept', { axis: Texts; meaning: Texts }>
          kind="concept"
          part={concept}
          title={t('campaigns:concept.edit')}
          onEnd={edit.end}
          initial={{ axis: textsOf(axis), meaning: textsOf(meaning) }}
          contentOf={(values) => ({ axis: editionsOf(values.axis), meaning: editionsOf(values.meaning) })}
        >
          {(form, language) => (
            <>
              <TextsField
                form={form}
                path="axis"
                label={t('campaigns:fields.axis')}
                description={t('campaigns:concept.axisHint')}
                language={language}
              />
              <TextsField
                form={form}
                path="meaning"
                label={t('campaigns:fields.meaning')}
                language={language}
                rows={3}
              />
            </>
          )}
        </PartForm>
      ) : (
        <>
          {axis ? (
            <p className={classes['axis']}>{said(axis)}</p>
          ) : (
            <p className={classes['none']}>{t('campaigns:concept.none')}</p>
          )}
          {meaning && <p className={classes['summary']}>{said(meaning)}</p>}
        </>
      )}
    </BriefSection>
  );
}

function KeyMessages() {
  const t = useT();
  const said = useSaid();
  const [part] = partsOf(useCampaign(), 'messages');
  const edit = useEditing('messages', part ?? null);
  if (!part) return null;
  const { messages } = part.content;
  return (
    <BriefSection
      id="messages"
      title={t('campaigns:parts.messages')}
      end={edit.can && <EditLink what={t('campaigns:parts.messages')} onClick={edit.begin} />}
    >
      {edit.editing ? (
        <PartForm<'messages', { messages: Texts[] }>
          kind="messages"
          part={part}
          title={t('campaigns:messages.edit')}
          onEnd={edit.end}
          initial={{ messages: messages.map(textsOf) }}
          contentOf={(values) => ({ messages: values.messages.flatMap((text) => editionsOf(text) ?? []) })}
        >
          {(form, language) => (
            <TextsList
              form={form}
              path="messages"
              label={t('campaigns:parts.messages')}
              labelOf={(place) => t('campaigns:messages.one', { place })}
              language={language}
              most={MOST_MESSAGES}
            />
          )}
        </PartForm>
      ) : messages.length > 0 ? (
        <ol className={classes['messages']}>
          {messages.map((message) => (
            <li key={JSON.stringify(message)}>{said(message)}</li>
          ))}
        </ol>
      ) : (
        <p className={classes['none']}>{t('campaigns:messages.none')}</p>
      )}
    </BriefSection>
  );
}
