import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import type { Answer, Input } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { useOrganisationName } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Segments } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import classes from './settings.module.css';
import { SettingsFrame } from './settings-frame.tsx';
import form from './sign-in.module.css';

type Batch = Answer<'access.issueCodes'>;

/** One-time codes to print and hand out, for people without e-mail. */
export function CodesPage() {
  const t = useT();
  const [batch, setBatch] = useState<Batch | null>(null);
  return (
    <SettingsFrame page="codes" lede={t('access:codes.lede')} width={batch ? 'wide' : 'text'}>
      {batch ? <Slips batch={batch} onDone={() => setBatch(null)} /> : <Choice onMade={setBatch} />}
    </SettingsFrame>
  );
}

function Choice({ onMade }: { onMade: (batch: Batch) => void }) {
  const t = useT();
  const [whom, setWhom] = useState<'person' | 'audience'>('person');
  const [personId, setPersonId] = useState<string | null>(null);
  const [audienceId, setAudienceId] = useState<string | null>(null);
  const audiences = useQuery(ask('people.listAudiences', {}));
  const issue = useSend('access.issueCodes', { onDone: onMade });
  const holders = holdersOf(whom, { personId, audienceId });
  return (
    <div className={form['part']}>
      <Segments
        label={t('access:codes.whom')}
        value={whom}
        onChange={setWhom}
        options={[
          { value: 'person', label: t('access:codes.person') },
          { value: 'audience', label: t('access:codes.audience') },
        ]}
      />
      {whom === 'person' ? (
        <PersonPicker label={t('access:codes.person')} value={personId} onChange={setPersonId} />
      ) : (
        <SelectField
          label={t('access:codes.audience')}
          description={t('access:codes.audienceText')}
          value={audienceId}
          onChange={setAudienceId}
          data={(audiences.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {issue.error && <Failure error={issue.error} />}
      <div>
        <Button
          kind="primary"
          pending={issue.isPending && t('web:form.sending')}
          locked={!holders && t('access:codes.whoFirst')}
          onClick={() => holders && issue.mutate({ holders })}
        >
          {t('access:codes.make')}
        </Button>
      </div>
    </div>
  );
}

function holdersOf(
  whom: 'person' | 'audience',
  { personId, audienceId }: { personId: string | null; audienceId: string | null },
): Input<'access.issueCodes'>['holders'] | null {
  if (whom === 'person') return personId ? { personIds: [personId] } : null;
  return audienceId ? { audienceId } : null;
}

/** The codes as slips to cut out; they are shown this once. */
function Slips({ batch: { rows, expiresAt, skipped }, onDone }: { batch: Batch; onDone: () => void }) {
  const t = useT();
  const format = useFormat();
  const organisation = useOrganisationName();
  const without = skipped.filter(({ reason }) => reason === 'no_number').length;
  return (
    <>
      <div data-screen-only>
        <Notice
          tone="unsure"
          title={t('access:codes.made', { count: rows.length })}
          act={
            <>
              <Button kind="primary" onClick={() => window.print()}>
                {t('access:codes.print')}
              </Button>
              <Button onClick={onDone}>{t('access:codes.done')}</Button>
            </>
          }
        >
          <p>{t('access:codes.madeText')}</p>
          {without > 0 && <p>{t('access:codes.withoutNumber', { count: without })}</p>}
        </Notice>
      </div>
      <div className={classes['slips']}>
        {rows.map(({ personId, name, employeeNumber, code }) => (
          <div key={personId} className={classes['slip']}>
            <strong>{name ?? organisation}</strong>
            <div className="small">{t('access:codes.number', { number: employeeNumber })}</div>
            <code className={classes['code']}>{code}</code>
            <div className="small">{t('access:codes.until', { day: format.dayOf(expiresAt) })}</div>
            <div className="small">{`${window.location.host}/sign-in`}</div>
          </div>
        ))}
      </div>
    </>
  );
}
