import { useT } from '#web/i18n.ts';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { changedFields } from './changed-fields.ts';
import { EditionField, editionsOf, type Texts, textsOf, useEditionSwitch } from './edition-fields.tsx';
import { LineHistory } from './line-history.tsx';
import classes from './panel.module.css';
import { usePlanDesk } from './plan-desk.ts';
import { type StudioPhase, useEdition } from './plan-words.ts';

interface PhaseValues extends Record<string, unknown> {
  base: Pick<StudioPhase, 'version' | 'title' | 'startsOn' | 'endsOn'>;
  title: Texts;
  startsOn: string;
  endsOn: string;
}

/** A phase: what it is called, and its days. */
export function PhasePanel({ phase }: { phase: StudioPhase }) {
  const t = useT();
  const edition = useEdition();
  const { plan, mayEdit, remove, edits } = usePlanDesk();
  const editions = useEditionSwitch();
  const { version, title, startsOn, endsOn } = phase;
  const form = useDraftForm<PhaseValues>({
    name: `plan.phase.${phase.id}`,
    initial: {
      base: { version, title, startsOn, endsOn },
      title: textsOf(title),
      startsOn: startsOn ?? '',
      endsOn: endsOn ?? '',
    },
  });
  const count = plan.actions.filter(({ phaseId }) => phaseId === phase.id).length;
  const send = ({ base, ...values }: PhaseValues) => {
    const fields = changedFields(base, {
      title: editionsOf(values.title) ?? {},
      startsOn: values.startsOn || null,
      endsOn: values.endsOn || null,
    });
    return edits.save({ kind: 'phase', id: phase.id, version: base.version, base, fields });
  };
  return (
    <>
      <p className={classes['standing']}>{t('plan:studio.actions', { count })}</p>
      <h2 className={classes['title']}>{edition(title)}</h2>
      {mayEdit && (
        <>
          <div className={classes['acts']}>
            <button type="button" className="link" onClick={() => remove({ kind: 'phase', id: phase.id })}>
              {t('plan:studio.removeVerb')}
            </button>
          </div>
          <Form
            form={form}
            module="plan"
            submit={t('plan:studio.save')}
            fieldOf={(path) => fieldOfLine(path, editions.language)}
            send={send}
          >
            {editions.view}
            <EditionField form={form} path="title" label={t('plan:fields.title')} {...editions} />
            <FieldPair>
              <TextField {...form.getInputProps('startsOn')} type="date" label={t('plan:fields.startsOn')} />
              <TextField {...form.getInputProps('endsOn')} type="date" label={t('plan:fields.endsOn')} />
            </FieldPair>
          </Form>
        </>
      )}
      <LineHistory kind="phase" lineId={phase.id} />
    </>
  );
}

/** The field of a form for a path of the endpoint: `fields.title` is the title in the language that is shown. */
export function fieldOfLine(path: string, language: string): string {
  const field = path.replace(/^fields\./, '');
  return /^(title|description|sentence|purpose|name|unitLabel)$/.test(field) ? `${field}.${language}` : field;
}
