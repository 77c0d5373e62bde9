import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Segments } from '#web/ui/choice.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/section.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { Annotation } from './measure-words.ts';
import classes from './measurement.module.css';

type About = { readonly planId: string } | { readonly campaignId: string };

interface AnnotationListProps {
  readonly annotations: readonly Annotation[];
  readonly about: About;
  readonly writes: boolean;
}

/** What else happened, by the numbers that stand in the pictures. */
export function AnnotationList({ annotations, about, writes }: AnnotationListProps) {
  const t = useT();
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const remove = useSend('measurement.removeAnnotation', { changes: ['measurement.readDashboard'] });
  if (annotations.length === 0 && !writes) return null;
  return (
    <Section
      title={t('measurement:notes.title')}
      end={
        writes && (
          <button type="button" className="link" onClick={() => setAdding(true)}>
            {t('measurement:notes.add')}
          </button>
        )
      }
    >
      {remove.error && <Failure error={remove.error} />}
      {annotations.length === 0 && <p className="small">{t('measurement:notes.none')}</p>}
      <ol className={classes['notes']}>
        {annotations.map(({ id, kind, occurredOn, untilOn, words }) => (
          <li key={id}>
            <span>
              {t(`measurement:annotations.${kind}`)}
              {words && <span lang={words.language}>: {words.text}</span>}
            </span>
            <span className={classes['meta']}>
              {untilOn
                ? t('measurement:report.span', { from: format.day(occurredOn), to: format.day(untilOn) })
                : format.day(occurredOn)}
            </span>
            {writes && (kind === 'shock' || kind === 'holiday' || kind === 'note') && (
              <button
                type="button"
                className="link"
                aria-label={t('measurement:notes.removeNamed', {
                  what: words?.text ?? t(`measurement:annotations.${kind}`),
                })}
                onClick={() => remove.mutate({ annotationId: id })}
              >
                {t('measurement:notes.remove')}
              </button>
            )}
          </li>
        ))}
      </ol>
      {adding && <AddDialog about={about} onClose={() => setAdding(false)} />}
    </Section>
  );
}

const KINDS = ['shock', 'holiday', 'note'] as const;
type Kind = (typeof KINDS)[number];

function AddDialog({ about, onClose }: { about: About; onClose: () => void }) {
  const t = useT();
  const language = useLanguage();
  const initial: { kind: Kind; occurredOn: string; untilOn: string; words: string } = {
    kind: 'shock',
    occurredOn: '',
    untilOn: '',
    words: '',
  };
  const form = useDraftForm({ name: 'measurement.note', initial });
  const add = useSend('measurement.addAnnotation', {
    changes: ['measurement.readDashboard'],
    onDone: onClose,
  });
  return (
    <Dialog open onClose={onClose} title={t('measurement:notes.add')}>
      <Form
        form={form}
        module="measurement"
        submit={t('measurement:notes.save')}
        fieldOf={(path) => (path.startsWith('words') ? 'words' : path)}
        send={({ words, untilOn, ...rest }) =>
          add.mutateAsync({ ...rest, ...about, untilOn: untilOn || null, words: { [language]: words } })
        }
      >
        <Segments
          label={t('measurement:notes.kind')}
          value={form.values.kind}
          onChange={(kind) => form.setFieldValue('kind', kind)}
          options={KINDS.map((kind) => ({ value: kind, label: t(`measurement:annotations.${kind}`) }))}
        />
        <TextField {...form.getInputProps('words')} label={t('measurement:notes.words')} />
        <FieldPair>
          <TextField {...form.getInputProps('occurredOn')} type="date" label={t('measurement:notes.on')} />
          <TextField {...form.getInputProps('untilOn')} type="date" label={t('measurement:notes.until')} />
        </FieldPair>
      </Form>
    </Dialog>
  );
}
