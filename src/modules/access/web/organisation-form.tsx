import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import { type Answer, call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask, type SendOptions, useSend } from '#web/query.ts';
import { showAccent } from '#web/theme/accent.ts';
import { Segments } from '#web/ui/choice.tsx';
import { ColourField } from '#web/ui/colour-field.tsx';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import classes from './sign-in.module.css';
import { zones } from './zones.ts';

type Organisation = Answer<'people.readOrganisation'>;

/** Changes the organisation. Stands under a key of the version, so that it begins anew when another is adopted. */
export function OrganisationForm({ organisation }: { organisation: Organisation }) {
  const t = useT();
  const client = useQueryClient();
  const { name, language, zone, accent, version } = organisation;
  // The draft keeps the version that it was begun from: who comes back to it overwrites nobody unseen.
  const form = useDraftForm({ name: 'organisation', initial: { name, language, zone, accent, version } });
  const [theirs, setTheirs] = useState<Organisation | null>(null);
  const adopt = (newest: Organisation) => {
    form.forgetDraft();
    client.setQueryData(ask('people.readOrganisation', {}).queryKey, newest);
  };
  const options: SendOptions<'people.changeOrganisation'> = {
    changes: ['people.readPublicOrganisation', 'access.readMe'],
    onDone: (saved) => {
      adopt(saved);
      showAccent(saved.accent);
      say(t('access:organisation.saved'));
    },
  };
  const save = useSend('people.changeOrganisation', options);
  const overwrite = useSend('people.changeOrganisation', options);
  const send = async () => {
    try {
      await save.mutateAsync(form.values);
    } catch (error) {
      // Read beside the cache: a newer version in it would begin the form anew before anybody has chosen.
      if (isConflict(error)) setTheirs(await call('people.readOrganisation', {}));
      throw error;
    }
  };
  return (
    <>
      <Form form={form} module="people" submit={t('access:organisation.save')} send={send}>
        <div className={classes['part']}>
          <TextField {...form.getInputProps('name')} label={t('access:foundation.name')} />
          <div>
            <p className="field-label">{t('access:foundation.language')}</p>
            <Segments
              label={t('access:foundation.language')}
              value={form.values.language}
              onChange={(chosen) => form.setFieldValue('language', chosen)}
              options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            />
          </div>
          <SelectField
            {...form.getInputProps('zone')}
            label={t('access:foundation.zone')}
            description={t('access:foundation.zoneText')}
            data={zones(form.values.zone)}
            limit={40}
          />
          <ColourField
            label={t('access:foundation.accent')}
            value={form.values.accent}
            error={form.errors['accent'] ? String(form.errors['accent']) : undefined}
            onChange={(colour) => form.setFieldValue('accent', colour)}
          />
        </div>
      </Form>
      {overwrite.error && <Failure error={overwrite.error} />}
      {theirs && (
        <ConflictDialog
          open
          onClose={() => setTheirs(null)}
          differences={differences(form.values, theirs, t)}
          onKeepMine={() => {
            setTheirs(null);
            overwrite.mutate({ ...form.values, version: theirs.version });
          }}
          onTakeTheirs={() => adopt(theirs)}
        />
      )}
    </>
  );
}

function differences(
  mine: Pick<Organisation, 'name' | 'language' | 'zone' | 'accent'>,
  theirs: Organisation,
  t: ReturnType<typeof useT>,
) {
  return (['name', 'language', 'zone', 'accent'] as const)
    .filter((field) => mine[field] !== theirs[field])
    .map((field) => ({
      field: t(`access:foundation.${field}`),
      mine: shown(mine, field),
      theirs: shown(theirs, field),
    }));
}

function shown(
  { language, ...rest }: Pick<Organisation, 'name' | 'language' | 'zone' | 'accent'>,
  field: 'name' | 'language' | 'zone' | 'accent',
): string {
  return field === 'language' ? LANGUAGE_NAMES[language] : rest[field];
}
