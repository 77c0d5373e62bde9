import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { showAccent } from '#web/theme/accent.ts';
import { Segments } from '#web/ui/choice.tsx';
import { ColourField } from '#web/ui/colour-field.tsx';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { ProblemError } from '#web/ui/problem.ts';
import { Facts } from '#web/ui/section.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { holds } from '../domain/role.ts';
import { SettingsFrame } from './settings-frame.tsx';
import classes from './sign-in.module.css';
import { zones } from './zones.ts';

type Organisation = Answer<'people.readOrganisation'>;

/** Name, language, time zone and accent of the organisation. */
export function OrganisationPage() {
  const t = useT();
  const me = useMe();
  const organisation = useQuery(ask('people.readOrganisation', {}));
  return (
    <SettingsFrame page="organisation" lede={t('access:organisation.lede')} width="text">
      {organisation.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {organisation.error && (
        <Failure error={organisation.error} onRetry={() => void organisation.refetch()} />
      )}
      {organisation.data &&
        (holds(me, 'admin') ? (
          <OrganisationForm key={organisation.data.version} organisation={organisation.data} />
        ) : (
          <OrganisationFacts organisation={organisation.data} />
        ))}
    </SettingsFrame>
  );
}

function OrganisationFacts({ organisation: { name, language, zone } }: { organisation: Organisation }) {
  const t = useT();
  return (
    <Facts
      facts={[
        [t('access:foundation.name'), name],
        [t('access:foundation.language'), LANGUAGE_NAMES[language]],
        [t('access:foundation.zone'), zone],
      ]}
    />
  );
}

function OrganisationForm({ organisation }: { organisation: Organisation }) {
  const t = useT();
  const client = useQueryClient();
  const { name, language, zone, accent } = organisation;
  const form = useDraftForm({ name: 'organisation', initial: { name, language, zone, accent } });
  const [theirs, setTheirs] = useState<Organisation | null>(null);
  const save = useSend('people.changeOrganisation', {
    changes: ['people.readOrganisation', 'people.readPublicOrganisation', 'access.readMe'],
    onDone: (answer) => {
      showAccent(answer.accent);
      say(t('access:organisation.saved'));
    },
  });
  const send = async (version: number) => {
    try {
      await save.mutateAsync({ ...form.values, version });
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'edited_meanwhile')) throw error;
      setTheirs(await client.fetchQuery({ ...ask('people.readOrganisation', {}), staleTime: 0 }));
    }
  };
  return (
    <>
      <Form
        form={form}
        module="people"
        submit={t('access:organisation.save')}
        send={() => send(organisation.version)}
      >
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
      <ConflictDialog
        open={theirs !== null}
        onClose={() => setTheirs(null)}
        differences={theirs ? differences(form.values, theirs, t) : []}
        onKeepMine={() => {
          const version = theirs?.version ?? organisation.version;
          setTheirs(null);
          void send(version);
        }}
        onTakeTheirs={() => {
          form.forgetDraft();
          if (theirs)
            form.setValues({
              name: theirs.name,
              language: theirs.language,
              zone: theirs.zone,
              accent: theirs.accent,
            });
          setTheirs(null);
        }}
      />
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
    .map((field) => ({ field: t(`access:foundation.${field}`), mine: mine[field], theirs: theirs[field] }));
}
