import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Segments } from '#web/ui/choice.tsx';
import { SidePanel } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Form } from '#web/ui/form.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { PersonFields } from './person-fields.tsx';
import { type Attribute, factsOf, NO_VALUES, type PersonValues } from './person-values.ts';

/** Adds a person by hand. */
export function NewPersonDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const attributes = useQuery(ask('people.listAttributes', {}));
  return (
    <SidePanel open onClose={onClose} title={t('people:directory.add')} text={t('people:person.addText')}>
      {attributes.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {attributes.error && <Failure error={attributes.error} onRetry={() => void attributes.refetch()} />}
      {attributes.data && <NewPersonForm attributes={attributes.data.attributes} onClose={onClose} />}
    </SidePanel>
  );
}

const STATES = ['active', 'on_leave', 'candidate'] as const;

interface NewPersonFormProps {
  readonly attributes: readonly Attribute[];
  readonly onClose: () => void;
}

function NewPersonForm({ attributes, onClose }: NewPersonFormProps) {
  const t = useT();
  const navigate = useNavigate();
  const [state, setState] = useState<(typeof STATES)[number]>('active');
  const form = useDraftForm<PersonValues>({ name: 'new-person', initial: NO_VALUES });
  const add = useSend('people.createPerson', {
    changes: ['people'],
    onDone: ({ id }) => {
      say(t('people:person.added'));
      onClose();
      void navigate({ to: '/studio/people/$personId', params: { personId: id } });
    },
  });
  return (
    <Form
      form={form}
      module="people"
      submit={t('people:directory.add')}
      fieldOf={(path) => path.replace(/^facts\./, '')}
      check={({ name, email, employeeNumber }) =>
        name.trim() || email.trim() || employeeNumber.trim() ? {} : { name: t('people:person.whoIsIt') }
      }
      send={(values) => add.mutateAsync({ facts: factsOf(values, attributes), state })}
    >
      <Segments
        label={t('people:fields.state')}
        value={state}
        onChange={setState}
        options={STATES.map((value) => ({ value, label: t(`people:state.${value}`) }))}
      />
      <PersonFields form={form} attributes={attributes} manager={null} />
    </Form>
  );
}
