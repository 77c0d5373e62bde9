import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { Rule } from '../contract/audience-rule.ts';
import classes from './audience.module.css';
import { AudienceMeaning } from './audience-meaning.tsx';
import { asGroup, isComplete } from './rule-draft.ts';
import { RuleEditor } from './rule-editor.tsx';

type Audience = Answer<'people.readAudience'>;

export interface AudienceValues {
  readonly name: string;
  readonly rule: Rule;
}

interface AudienceFormProps {
  /** Under which the draft is kept. */
  readonly draft: string;
  readonly initial: AudienceValues;
  readonly audience: Audience | null;
  readonly submit: string;
  readonly send: (values: AudienceValues) => Promise<unknown>;
  readonly others?: ReactNode;
}

const PAUSE_MS = 350;
const NO_NAMES: Audience['names'] = { units: [], people: [], audiences: [], attributes: [] };

/** Builds a rule as sentences; beside it stands whom it means, counted whenever building pauses. */
export function AudienceForm({ draft, initial, audience, submit, send, others }: AudienceFormProps) {
  const t = useT();
  // The rule is kept as text: the paths of the form's types cannot hold a tree.
  const form = useDraftForm({
    name: draft,
    initial: { name: initial.name, rule: JSON.stringify(asGroup(initial.rule)) },
  });
  const [rule, setRule] = useState<Rule>(() => ruleIn(form.values.rule, initial.rule));
  const [settled] = useDebouncedValue(rule, PAUSE_MS);
  const change = (changed: Rule) => {
    setRule(changed);
    form.setFieldValue('rule', JSON.stringify(changed));
  };
  return (
    <div className={classes['build']}>
      <div>
        <Form
          form={form}
          module="people"
          submit={submit}
          others={others}
          check={() => (isComplete(rule) ? {} : { rule: t('people:audiences.unfinished') })}
          send={({ name }) => send({ name, rule })}
        >
          <TextField
            {...form.getInputProps('name')}
            className={classes['name'] ?? ''}
            label={t('people:audiences.name')}
          />
          <div data-path="rule" className={classes['rule']}>
            <RuleEditor
              rule={rule}
              onChange={change}
              names={audience?.names ?? NO_NAMES}
              ownId={audience?.id ?? null}
            />
          </div>
        </Form>
      </div>
      <aside className={classes['meaning']} aria-label={t('people:audiences.means')}>
        <AudienceMeaning rule={isComplete(settled) ? settled : null} />
      </aside>
    </div>
  );
}

/** The rule of a draft; what another version of the page left behind is dropped. */
function ruleIn(text: string, otherwise: Rule): Rule {
  try {
    const rule: unknown = JSON.parse(text);
    // Safe enough for a draft of one's own: the server parses it before it means anything.
    if (typeof rule === 'object' && rule !== null && 'kind' in rule) return rule as Rule;
  } catch {
    // Not ours: begin with what is saved.
  }
  return asGroup(otherwise);
}
