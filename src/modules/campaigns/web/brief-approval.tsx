import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Segments } from '#web/ui/choice.tsx';
import { Avatar, StatusWord } from '#web/ui/marks.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { ChangesSince } from './approval-changes.tsx';
import { ApprovalDecision } from './approval-decision.tsx';
import { BriefSection, EditLink, useEditing } from './brief-section.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import { type PartOf, partsOf } from './campaign-words.ts';
import { PartForm } from './part-form.tsx';
import { PeoplePicker } from './pickers.tsx';

const TONES = {
  nobody_named: 'unsure',
  waiting: 'accent',
  objected: 'harm',
  approved: 'works',
  changed_since: 'unsure',
} as const;

/** Who has to say yes before anything goes out, and what each has said. */
export function BriefApproval() {
  const t = useT();
  const format = useFormat();
  const campaign = useCampaign();
  const [part] = partsOf(campaign, 'approval');
  const edit = useEditing('approval', part ?? null);
  const [looking, setLooking] = useState(false);
  if (!part) return null;
  const { standing, rule, approvers } = campaign.approval;
  const since = Math.min(...approvers.flatMap(({ atChange }) => atChange ?? []), campaign.approval.atChange);
  const decided = approvers.some(({ decision }) => decision !== null);
  return (
    <BriefSection
      id="approval"
      title={t('campaigns:parts.approval')}
      end={edit.can && <EditLink what={t('campaigns:parts.approval')} onClick={edit.begin} />}
    >
      {edit.editing && <ApprovalForm part={part} onEnd={edit.end} />}
      <p className={classes['acts']}>
        <StatusWord tone={TONES[standing]}>{t(`campaigns:approval.${standing}`)}</StatusWord>
        {approvers.length > 1 && (
          <span className={classes['meta']}>{t(`campaigns:approvalRules.${rule}`)}</span>
        )}
      </p>
      {approvers.length > 0 && (
        <Rows label={t('campaigns:parts.approval')}>
          {approvers.map(({ id, name, decision, at, words }) => (
            <Row
              key={id}
              mark={<Avatar name={name} small />}
              name={name ?? t('campaigns:member.gone')}
              meta={[at && format.instant(at), words].filter(Boolean).join(' · ')}
              act={
                <StatusWord
                  tone={decision === 'approved' ? 'works' : decision === 'objected' ? 'harm' : 'plain'}
                >
                  {t(`campaigns:decisions.${decision ?? 'none'}`)}
                </StatusWord>
              }
            />
          ))}
        </Rows>
      )}
      {decided && since < campaign.approval.atChange && (
        <p className={classes['acts']}>
          <button type="button" className="link" aria-expanded={looking} onClick={() => setLooking(!looking)}>
            {t('campaigns:approvalChanges.show', { count: campaign.approval.atChange - since })}
          </button>
        </p>
      )}
      {looking && <ChangesSince since={since} />}
      {campaign.can.approve && <ApprovalDecision />}
    </BriefSection>
  );
}

const RULES = ['all', 'any'] as const;

interface RuleValues extends Record<string, unknown> {
  rule: (typeof RULES)[number];
  approverIds: string[];
}

function ApprovalForm({ part, onEnd }: { part: PartOf<'approval'>; onEnd: () => void }) {
  const t = useT();
  return (
    <PartForm<'approval', RuleValues>
      kind="approval"
      part={part}
      title={t('campaigns:approvalRules.edit')}
      onEnd={onEnd}
      initial={{ ...part.content }}
      contentOf={({ rule, approverIds }) => ({ rule, approverIds })}
    >
      {(form) => (
        <>
          <PeoplePicker
            label={t('campaigns:fields.approverIds')}
            value={form.values.approverIds}
            onChange={(ids) => form.setFieldValue('approverIds', ids)}
          />
          <Segments
            label={t('campaigns:fields.rule')}
            value={form.values.rule}
            onChange={(rule) => form.setFieldValue('rule', rule)}
            options={RULES.map((value) => ({ value, label: t(`campaigns:approvalRules.${value}`) }))}
          />
        </>
      )}
    </PartForm>
  );
}
