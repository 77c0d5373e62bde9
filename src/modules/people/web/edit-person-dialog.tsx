import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { SidePanel } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Form } from '#web/ui/form.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { PersonConflict } from './person-conflict.tsx';
import type { Person } from './person-facts.tsx';
import { PersonFields } from './person-fields.tsx';
import { type Attribute, factsOf, type PersonValues, valuesOf } from './person-values.ts';
import { useDisplayName } from './use-names.ts';

interface EditPersonProps {
  readonly person: Person;
  readonly details: NonNullable<Person['details']>;
  readonly onClose: () => void;
}

/** Changes the facts of a person; when somebody else did meanwhile, both versions are offered. */
export function EditPersonDialog(props: EditPersonProps) {
  const t = useT();
  const nameOf = useDisplayName();
  const attributes = useQuery(ask('people.listAttributes', {}));
  return (
    <SidePanel
      open
      onClose={props.onClose}
      title={t('people:person.editTitle', { name: nameOf(props.person) })}
    >
      {attributes.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {attributes.error && <Failure error={attributes.error} onRetry={() => void attributes.refetch()} />}
      {attributes.data && <EditForm {...props} attributes={attributes.data.attributes} />}
    </SidePanel>
  );
}

function EditForm({
  person,
  details,
  attributes,
  onClose,
}: EditPersonProps & { attributes: readonly Attribute[] }) {
  const t = useT();
  const nameOf = useDisplayName();
  const client = useQueryClient();
  const [theirs, setTheirs] = useState<Person | null>(null);
  const form = useDraftForm<PersonValues>({
    name: `person.${person.id}`,
    initial: valuesOf(person, details),
  });
  const save = useSend('people.changePerson', {
    changes: ['people'],
    onDone: () => {
      say(t('people:person.saved'));
      onClose();
    },
  });
  const send = async (values: PersonValues, version: number) => {
    try {
      await save.mutateAsync({ personId: person.id, facts: factsOf(values, attributes), version });
    } catch (error) {
      if (!isConflict(error)) throw error;
      setTheirs(
        await client.fetchQuery({ ...ask('people.readPerson', { personId: person.id }), staleTime: 0 }),
      );
      // The form must not take this for success and forget what was typed.
      throw error;
    }
  };
  const theirDetails = theirs?.details;
  return (
    <>
      <Form
        form={form}
        module="people"
        submit={t('people:person.save')}
        fieldOf={(path) => path.replace(/^facts\./, '')}
        send={(values) => send(values, details.version)}
      >
        <PersonFields
          form={form}
          attributes={attributes}
          manager={person.manager && { id: person.manager.id, name: nameOf(person.manager) }}
        />
      </Form>
      {theirs && theirDetails && (
        <PersonConflict
          mine={form.values}
          theirs={valuesOf(theirs, theirDetails)}
          onClose={() => setTheirs(null)}
          onKeepMine={() => {
            setTheirs(null);
            void send(form.values, theirDetails.version).then(form.forgetDraft, () => undefined);
          }}
          onTakeTheirs={() => {
            setTheirs(null);
            form.setValues(valuesOf(theirs, theirDetails));
            form.forgetDraft();
          }}
        />
      )}
    </>
  );
}
