import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { AttentionSettings } from './settings-page.tsx';

const CAPS = ['pushesADay', 'pushesAWeek', 'pushesOfAPiece', 'minutesAWeek'] as const;
type Caps = Record<(typeof CAPS)[number], string>;

const asTyped = ({ secondsAWeek, ...caps }: AttentionSettings['caps']): Caps => ({
  pushesADay: String(caps.pushesADay),
  pushesAWeek: String(caps.pushesAWeek),
  pushesOfAPiece: String(caps.pushesOfAPiece),
  minutesAWeek: String(Math.round(secondsAWeek / 60)),
});

/** How often and for how long a person is asked for attention at most; safety alone goes past it. */
export function SettingsCaps({ settings }: { settings: AttentionSettings }) {
  const t = useT();
  const [version, setVersion] = useState(settings.version);
  const [theirs, setTheirs] = useState<{ caps: AttentionSettings['caps']; version: number } | null>(null);
  const form = useDraftForm<Caps & Record<string, unknown>>({
    name: 'delivery.caps',
    initial: asTyped(settings.caps),
  });
  const change = useSend('delivery.changeCaps', {
    changes: ['delivery.readSettings'],
    onDone: (saved) => {
      setVersion(saved.version);
      form.forgetDraft();
      say(t('delivery:settings.capsSaved'));
    },
  });
  const send = async (values: Caps, on = version) => {
    const { minutesAWeek, ...pushes } = values;
    try {
      await change.mutateAsync({
        pushesADay: Number(pushes.pushesADay),
        pushesAWeek: Number(pushes.pushesAWeek),
        pushesOfAPiece: Number(pushes.pushesOfAPiece),
        secondsAWeek: Number(minutesAWeek) * 60,
        version: on,
      });
    } catch (error) {
      if (!isConflict(error)) throw error;
      // Safe: a conflict of this endpoint carries the caps as they stand now.
      setTheirs(standingOf(error.detail['current']));
    }
  };
  return (
    <Section title={t('delivery:settings.caps')} lede={t('delivery:settings.capsLede')}>
      <Form
        form={form}
        module="delivery"
        submit={t('delivery:settings.saveCaps')}
        fieldOf={(path) => (path === 'secondsAWeek' ? 'minutesAWeek' : path)}
        check={(values) =>
          Object.fromEntries(
            CAPS.filter((name) => !/^\d+$/.test(values[name].trim())).map((name) => [
              name,
              t('delivery:settings.wholeNumber'),
            ]),
          )
        }
        send={(values) => send(values)}
      >
        <FieldPair>
          <TextField
            {...form.getInputProps('minutesAWeek')}
            data-path="minutesAWeek"
            inputMode="numeric"
            label={t('delivery:settings.minutesAWeek')}
          />
          <TextField
            {...form.getInputProps('pushesADay')}
            data-path="pushesADay"
            inputMode="numeric"
            label={t('delivery:settings.pushesADay')}
          />
        </FieldPair>
        <FieldPair>
          <TextField
            {...form.getInputProps('pushesAWeek')}
            data-path="pushesAWeek"
            inputMode="numeric"
            label={t('delivery:settings.pushesAWeek')}
          />
          <TextField
            {...form.getInputProps('pushesOfAPiece')}
            data-path="pushesOfAPiece"
            inputMode="numeric"
            label={t('delivery:settings.pushesOfAPiece')}
          />
        </FieldPair>
      </Form>
      {theirs && (
        <ConflictDialog
          open
          onClose={() => setTheirs(null)}
          differences={CAPS.map((name) => ({
            field: t(`delivery:settings.${name}`),
            mine: form.values[name],
            theirs: asTyped(theirs.caps)[name],
          })).filter(({ mine, theirs: other }) => mine !== other)}
          onKeepMine={() => {
            setTheirs(null);
            void send(form.values, theirs.version);
          }}
          onTakeTheirs={() => {
            form.setValues(asTyped(theirs.caps));
            form.forgetDraft();
            setVersion(theirs.version);
            setTheirs(null);
          }}
        />
      )}
    </Section>
  );
}

function standingOf(current: unknown): { caps: AttentionSettings['caps']; version: number } {
  const { version, ...caps } = Object(current);
  return { caps: 'caps' in caps ? caps.caps : caps, version: Number(version) };
}
