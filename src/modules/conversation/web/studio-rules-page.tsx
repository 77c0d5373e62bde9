import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextArea, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { writtenEditions } from './editions.ts';
import { KINDS } from './kinds.ts';
import classes from './studio.module.css';
import { StudioFrame } from './studio-frame.tsx';

type Settings = Answer<'conversation.readSettings'>;

/** How we write to each other, and how long an answer may take. */
export function StudioRulesPage() {
  const t = useT();
  const settings = useQuery(ask('conversation.readSettings', {}));
  return (
    <StudioFrame page="houseRules" lede={t('conversation:studio.rulesLede')}>
      {settings.isPending && <SkeletonLines label={t('web:page.loading')} widths={[40, 90, 80]} />}
      {settings.error && <Failure error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data && <RulesForm key={settings.data.version} settings={settings.data} />}
    </StudioFrame>
  );
}

function formOf({ allHouseRules: { en = '', fi = '', es = '' }, dueDays }: Settings) {
  const { question, worry, idea, suggestion, comment } = dueDays;
  return { en, fi, es, question, worry, idea, suggestion, comment };
}

function RulesForm({ settings }: { settings: Settings }) {
  const t = useT();
  const save = useSend('conversation.changeSettings', { changes: ['conversation.readSettings'] });
  const [theirs, setTheirs] = useState<Settings | null>(null);
  const form = useDraftForm({ name: 'conversation.settings', initial: formOf(settings) });
  const { values } = form;
  const send = async (version: number) => {
    const { en, fi, es, ...days } = values;
    const written = writtenEditions({ en, fi, es });
    const dueDays = { ...days };
    for (const kind of KINDS) dueDays[kind] = Number(days[kind]);
    const houseRules = Object.keys(written).length > 0 ? written : null;
    await save.mutateAsync({ dueDays, houseRules, version });
    say(t('conversation:studio.saved'));
  };
  return (
    <>
      <Form
        form={form}
        module="conversation"
        submit={t('conversation:studio.save')}
        fieldOf={(path) => path.replace(/^(dueDays|houseRules)\.?/, '') || 'en'}
        send={async () => {
          try {
            await send(settings.version);
          } catch (error) {
            // Safe: `current` of this endpoint is the settings as they stand.
            if (isConflict(error)) setTheirs(error.detail['current'] as Settings);
            throw error;
          }
        }}
      >
        {LANGUAGES.map((language) => (
          <TextArea
            key={language}
            {...form.getInputProps(language)}
            data-path={language}
            label={t('conversation:studio.rulesIn', { language: LANGUAGE_NAMES[language] })}
            placeholder={t('conversation:speak.houseRulesText')}
            lang={language}
            maxLength={6000}
            minRows={4}
          />
        ))}
        <fieldset className={classes['plainSet']}>
          <legend>{t('conversation:studio.dueTitle')}</legend>
          <div className={classes['days']}>
            {KINDS.map((kind) => (
              <TextField
                key={kind}
                {...form.getInputProps(kind)}
                data-path={kind}
                type="number"
                min={1}
                max={60}
                label={t(`conversation:kind.${kind}`)}
                description={t('conversation:studio.dueDays', { count: Number(values[kind]) || 0 })}
              />
            ))}
          </div>
        </fieldset>
      </Form>
      <ConflictDialog
        open={theirs !== null}
        onClose={() => setTheirs(null)}
        differences={differences(values, theirs).map(({ field, mine, other }) => ({
          field: isLanguage(field)
            ? t('conversation:studio.rulesIn', { language: LANGUAGE_NAMES[field] })
            : t(`conversation:kind.${field}`),
          mine,
          theirs: other,
        }))}
        onKeepMine={() => {
          if (theirs) void send(theirs.version);
          setTheirs(null);
        }}
        onTakeTheirs={() => {
          if (theirs) form.setValues(formOf(theirs));
          form.forgetDraft();
          setTheirs(null);
        }}
      />
    </>
  );
}

type Values = ReturnType<typeof formOf>;

function differences(mine: Values, theirs: Settings | null) {
  if (!theirs) return [];
  const other = formOf(theirs);
  return [...LANGUAGES, ...KINDS]
    .filter((field) => String(mine[field]) !== String(other[field]))
    .map((field) => ({ field, mine: mine[field], other: other[field] }));
}

function isLanguage(field: keyof Values): field is 'en' | 'fi' | 'es' {
  return LANGUAGES.some((language) => language === field);
}
