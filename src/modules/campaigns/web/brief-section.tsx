import { type ReactNode, useState } from 'react';
import { useT } from '#web/i18n.ts';
import { Section } from '#web/ui/section.tsx';
import type { PartKind } from '../contract/part.ts';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import type { PartOf } from './campaign-words.ts';
import { draftOf } from './part-form.tsx';

interface BriefSectionProps {
  readonly id: string;
  readonly title: string;
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** A section of the brief that the outline leads to. */
export function BriefSection({ id, title, end, children }: BriefSectionProps) {
  return (
    <div id={id} className={classes['anchor']}>
      <Section title={title} end={end}>
        {children}
      </Section>
    </div>
  );
}

/** Whether a part is being written; a draft that was left opens by itself. */
export function useEditing(kind: PartKind, part: PartOf<PartKind> | null) {
  const campaign = useCampaign();
  const [editing, setEditing] = useState(
    () => sessionStorage.getItem(`draft.${draftOf(campaign.id, kind, part?.id ?? null)}`) !== null,
  );
  return {
    editing: editing && campaign.can.edit,
    can: campaign.can.edit,
    begin: () => setEditing(true),
    end: () => setEditing(false),
  };
}

/** The link word that opens a form in place; `what` names the part for those who hear it among many. */
export function EditLink({ what, onClick }: { what: string; onClick: () => void }) {
  const t = useT();
  return (
    <button
      type="button"
      className="link"
      aria-label={t('campaigns:form.editNamed', { what })}
      onClick={onClick}
    >
      {t('campaigns:form.edit')}
    </button>
  );
}
