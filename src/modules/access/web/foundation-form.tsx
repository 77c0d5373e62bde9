import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import { call } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { showAccent } from '#web/theme/accent.ts';
import { Segments } from '#web/ui/choice.tsx';
import { ColourField } from '#web/ui/colour-field.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/section.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { useEnter } from './enter.ts';
import { NewPasswordField } from './new-password-field.tsx';
import classes from './sign-in.module.css';
import { zones } from './zones.ts';

const DEFAULT_ACCENT = '#0e6b5c';

/** The organisation and its first admin, in one form; signs that person in. */
export function FoundationForm() {
  const t = useT();
  const enter = useEnter();
  const language = useLanguage();
  const form = useDraftForm({
    name: 'foundation',
    secret: ['password'],
    initial: {
      organisationName: '',
      language,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      accent: DEFAULT_ACCENT,
      name: '',
      email: '',
      password: '',
    },
  });
  const { values } = form;
  return (
    <Form
      form={form}
      module="access"
      submit={t('access:foundation.submit')}
      fieldOf={fieldOf}
      send={async ({ organisationName, language: spoken, zone, accent, name, email, password }) => {
        await call('access.found', {
          organisation: { name: organisationName, language: spoken, zone, accent },
          person: { name, email, password },
        });
        await enter();
      }}
    >
      <Section title={t('access:foundation.organisation')}>
        <div className={classes['part']}>
          <TextField
            {...form.getInputProps('organisationName')}
            label={t('access:foundation.name')}
            autoComplete="organization"
          />
          <div>
            <p className="field-label">{t('access:foundation.language')}</p>
            <Segments
              label={t('access:foundation.language')}
              value={values.language}
              onChange={(chosen) => form.setFieldValue('language', chosen)}
              options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            />
          </div>
          <SelectField
            {...form.getInputProps('zone')}
            label={t('access:foundation.zone')}
            description={t('access:foundation.zoneText')}
            data={zones(values.zone)}
            limit={40}
          />
          <ColourField
            label={t('access:foundation.accent')}
            value={values.accent}
            error={form.errors['accent'] ? String(form.errors['accent']) : undefined}
            onChange={(colour) => {
              form.setFieldValue('accent', colour);
              showAccent(colour);
            }}
          />
        </div>
      </Section>
      <Section title={t('access:foundation.you')} lede={t('access:foundation.youText')}>
        <div className={classes['part']}>
          <TextField
            {...form.getInputProps('name')}
            label={t('access:foundation.yourName')}
            autoComplete="name"
          />
          <TextField
            {...form.getInputProps('email')}
            type="email"
            label={t('access:link.email')}
            autoComplete="username"
          />
          <NewPasswordField
            field={form.getInputProps('password')}
            label={t('access:signIn.password')}
            details={[values.name, values.email, values.organisationName]}
          />
        </div>
      </Section>
    </Form>
  );
}

/** The form is flat, so that the draft can leave out the password; the contract has two parts. */
function fieldOf(path: string): string {
  return path === 'organisation.name' ? 'organisationName' : path.replace(/^(organisation|person)\./, '');
}
