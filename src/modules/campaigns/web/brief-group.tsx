import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { editionsOf, type Texts, textsOf } from '#modules/plan/web/edition-fields.tsx';
import { useT } from '#web/i18n.ts';
import { IconPlus } from '#web/ui/icons.tsx';
import { Avatar } from '#web/ui/marks.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { BriefSection, EditLink, useEditing } from './brief-section.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import { type PartOf, partsOf, useSaid } from './campaign-words.ts';
import { PartForm } from './part-form.tsx';
import { TextsField } from './text-fields.tsx';

/** Who works on it, and which part of the culture each knows from inside. */
export function BriefGroup() {
  const t = useT();
  const members = partsOf(useCampaign(), 'member');
  const add = useEditing('member', null);
  return (
    <BriefSection
      id="group"
      title={t('campaigns:parts.member')}
      end={
        add.can && (
          <button type="button" className="link" onClick={add.begin}>
            <IconPlus size={16} />
            {t('campaigns:member.add')}
          </button>
        )
      }
    >
      {add.editing && <MemberForm member={null} onEnd={add.end} />}
      {members.length === 0 && !add.editing && (
        <p className={classes['none']}>{t('campaigns:member.none')}</p>
      )}
      {members.length > 0 && (
        <Rows label={t('campaigns:parts.member')}>
          {members.map((member) => (
            <Member key={member.id} member={member} />
          ))}
        </Rows>
      )}
    </BriefSection>
  );
}

function Member({ member }: { member: PartOf<'member'> }) {
  const t = useT();
  const said = useSaid();
  const { names } = useCampaign();
  const edit = useEditing('member', member);
  const { personId, part, knows } = member.content;
  const name = names[personId] ?? t('campaigns:member.gone');
  if (edit.editing)
    return (
      <li>
        <MemberForm member={member} onEnd={edit.end} />
      </li>
    );
  return (
    <Row
      mark={<Avatar name={name} small />}
      name={[name, said(part)].filter(Boolean).join(' · ')}
      meta={knows ? t('campaigns:member.knows', { what: said(knows) }) : undefined}
      act={edit.can && <EditLink what={name} onClick={edit.begin} />}
    />
  );
}

interface MemberValues extends Record<string, unknown> {
  personId: string | null;
  part: Texts;
  knows: Texts;
}

function MemberForm({ member, onEnd }: { member: PartOf<'member'> | null; onEnd: () => void }) {
  const t = useT();
  const { names } = useCampaign();
  const personId = member?.content.personId ?? null;
  return (
    <PartForm<'member', MemberValues>
      kind="member"
      part={member}
      title={t(member ? 'campaigns:member.edit' : 'campaigns:member.add')}
      onEnd={onEnd}
      initial={{
        personId,
        part: textsOf(member?.content.part),
        knows: textsOf(member?.content.knows),
      }}
      contentOf={(values) => ({
        personId: values.personId ?? '',
        part: editionsOf(values.part),
        knows: editionsOf(values.knows),
      })}
      check={(values) => (values.personId ? {} : { personId: t('web:errors.fields.required') })}
    >
      {(form, language) => (
        <>
          <PersonPicker
            label={t('campaigns:fields.personId')}
            path="personId"
            value={form.values.personId}
            chosen={personId && names[personId] ? { id: personId, name: names[personId] } : null}
            onChange={(id) => form.setFieldValue('personId', id)}
            {...(typeof form.errors['personId'] === 'string' ? { error: form.errors['personId'] } : {})}
          />
          <TextsField form={form} path="part" label={t('campaigns:fields.part')} language={language} />
          <TextsField
            form={form}
            path="knows"
            label={t('campaigns:fields.knows')}
            description={t('campaigns:member.knowsHint')}
            language={language}
            rows={2}
          />
        </>
      )}
    </PartForm>
  );
}
