import { useState } from 'react';
import type { Answer, Input } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { Checkbox, Segments } from '#web/ui/choice.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { PasswordField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import classes from './settings.module.css';
import { ShownOnce } from './shown-once.tsx';
import form from './sign-in.module.css';

type Scope = Input<'access.makeToken'>['scopes'][number];

// The modules that have endpoints so far; the contract knows those to come.
const MODULES = ['people', 'access', 'brand', 'conversation', 'plan'] as const;
const LIFETIMES = ['30', '90', '366'] as const;

/** Makes a token and shows it, once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const [made, setMade] = useState<Answer<'access.makeToken'> | null>(null);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('access:tokens.make')}
      text={made ? undefined : t('access:tokens.makeText')}
    >
      {made ? (
        <ShownOnce
          title={t('access:tokens.made')}
          text={t('access:tokens.madeText', { until: format.dayOf(made.expiresAt) })}
          secret={made.token}
        />
      ) : (
        <TokenForm onMade={setMade} />
      )}
    </Dialog>
  );
}

interface Wish extends Record<string, unknown> {
  readonly name: string;
  readonly scopes: Scope[];
  readonly days: (typeof LIFETIMES)[number];
  readonly current: string;
}

/** Leaves the screen with the sending, and takes its draft along: the next token begins empty. */
function TokenForm({ onMade }: { onMade: (made: Answer<'access.makeToken'>) => void }) {
  const t = useT();
  const { can } = useMe();
  const draft = useDraftForm<Wish>({
    name: 'token',
    initial: { name: '', scopes: ['people:read'], days: '90', current: '' },
    secret: ['current'],
  });
  const make = useSend('access.makeToken', { changes: ['access.listTokens'] });
  const { scopes, days } = draft.values;
  const choose = (scope: Scope, on: boolean) =>
    draft.setFieldValue('scopes', on ? [...scopes, scope] : scopes.filter((one) => one !== scope));
  return (
    <Form
      form={draft}
      module="access"
      submit={t('access:tokens.make')}
      send={async ({ current, ...wish }) =>
        onMade(await make.mutateAsync(current ? { ...wish, current } : wish))
      }
    >
      <div className={form['part']}>
        <TextField
          {...draft.getInputProps('name')}
          label={t('access:tokens.name')}
          description={t('access:tokens.nameText')}
        />
        <div>
          <p className="field-label">{t('access:tokens.scopes')}</p>
          <div className={classes['scopes']}>
            {MODULES.flatMap((module) =>
              (['read', 'write'] as const).map((act) => (
                <Checkbox
                  key={`${module}:${act}`}
                  label={t(`access:scopeNames.${module}.${act}`)}
                  checked={scopes.includes(`${module}:${act}`)}
                  onChange={(on) => choose(`${module}:${act}`, on)}
                />
              )),
            )}
          </div>
        </div>
        <div>
          <p className="field-label">{t('access:tokens.lifetime')}</p>
          <Segments
            label={t('access:tokens.lifetime')}
            value={days}
            onChange={(chosen) => draft.setFieldValue('days', chosen)}
            options={LIFETIMES.map((value) => ({
              value,
              label: t('access:tokens.days', { count: Number(value) }),
            }))}
          />
        </div>
        {!can.addWayInFreely && (
          <PasswordField
            {...draft.getInputProps('current')}
            label={t('access:password.current')}
            autoComplete="current-password"
          />
        )}
      </div>
    </Form>
  );
}
