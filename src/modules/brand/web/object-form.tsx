import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '#kernel/language.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask, forget, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { ObjectKind } from '../contract/content.ts';
import type { DraftObject } from '../contract/draft.ts';
import { differencesBetween } from './conflict-words.ts';
import classes from './draft.module.css';
import { type Draft, objectTitle } from './draft-words.ts';
import { type Editable, editableOf, emptyObject, typedOf } from './editable.ts';
import { LanguageHeads } from './language-heads.tsx';
import { centsOf } from './money.ts';
import { StatementFields, ValueFields } from './object-fields.tsx';
import { TakeOut } from './object-row.tsx';
import { PromiseFields } from './promise-fields.tsx';

/** `version` is the one that was being changed: a draft of the form that is older than the object is a conflict too. */
export interface ObjectValues extends Record<string, unknown> {
  version: number;
  content: Editable;
}

const OTHERS: Record<Language, Language> = { en: 'fi', fi: 'en', es: 'en' };

/** Writes a new object; it is in the draft once it is saved. */
export function NewObject({ draft, kind, onClose }: { draft: Draft; kind: ObjectKind; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const form = useDraftForm<ObjectValues>({
    name: `brand.${draft.id}.new.${kind}`,
    initial: { version: 0, content: emptyObject(kind) },
  });
  const add = useSend('brand.addObject');
  return (
    <ObjectForm
      draft={draft}
      object={null}
      title={t(`brand:add.${kind}`)}
      form={form}
      onClose={onClose}
      send={async ({ content }) => {
        await add.mutateAsync({ content: typedOf(content) });
        say(t('brand:studio.saved'));
        onClose();
        void forget(client, ['brand']);
      }}
    />
  );
}

/** Changes an object of the draft. Two people on the same one lose nothing: the later sees both texts. */
export function WrittenObject({
  draft,
  object,
  onClose,
}: {
  draft: Draft;
  object: DraftObject;
  onClose: () => void;
}) {
  const t = useT();
  const language = useLanguage();
  const client = useQueryClient();
  const form = useDraftForm<ObjectValues>({
    name: `brand.${draft.id}.${object.id}`,
    initial: { version: object.version, content: editableOf(object.content) },
  });
  const [theirs, setTheirs] = useState<DraftObject | null>(null);
  const change = useSend('brand.changeObject');
  const save = async ({ version, content }: ObjectValues) => {
    try {
      await change.mutateAsync({ objectId: object.id, version, content: typedOf(content) });
    } catch (error) {
      if (!isConflict(error)) throw error;
      return setTheirs(await readAgain(client, object.id));
    }
    form.forgetDraft();
    say(t('brand:studio.saved'));
    onClose();
    void forget(client, ['brand']);
  };
  return (
    <>
      <ObjectForm
        draft={draft}
        object={object}
        title={objectTitle(object, language, t)}
        form={form}
        onClose={onClose}
        send={save}
      />
      <ConflictDialog
        open={theirs !== null}
        onClose={() => setTheirs(null)}
        differences={theirs ? differencesBetween(form.values.content, editableOf(theirs.content), t) : []}
        onKeepMine={() => {
          const version = theirs?.version ?? object.version;
          setTheirs(null);
          void save({ version, content: form.values.content });
        }}
        onTakeTheirs={() => {
          if (theirs) form.setValues({ version: theirs.version, content: editableOf(theirs.content) });
          setTheirs(null);
          void forget(client, ['brand']);
        }}
      />
    </>
  );
}

/** What somebody else has saved meanwhile; null if they took it out. */
async function readAgain(client: QueryClient, objectId: string): Promise<DraftObject | null> {
  const { draft } = await client.fetchQuery({ ...ask('brand.readDraft', {}), staleTime: 0 });
  return draft?.objects.find(({ id }) => id === objectId) ?? null;
}

interface ObjectFormProps {
  readonly draft: Draft;
  readonly object: DraftObject | null;
  readonly title: string;
  readonly form: ReturnType<typeof useDraftForm<ObjectValues>>;
  readonly send: (values: ObjectValues) => Promise<unknown>;
  readonly onClose: () => void;
}

function ObjectForm({ draft, object, title, form, send, onClose }: ObjectFormProps) {
  const t = useT();
  const mine = useLanguage();
  const first = draft.firstLanguage;
  const [other, setOther] = useState<Language>(mine === first ? OTHERS[first] : mine);
  const { content } = form.values;
  const fields = { form, first, other, object };
  const cancel = () => {
    form.forgetDraft();
    onClose();
  };
  return (
    <section className={classes['editor']} aria-label={title}>
      <Form
        form={form}
        module="brand"
        submit={t('brand:studio.save')}
        send={send}
        check={(values) => wrongAmounts(values.content, t('brand:errors.fields.not_an_amount'))}
        fieldOf={(path) =>
          path.replace(/\.budget\.cents$/, '.amount').replace(/\.budget\.currency$/, '.currency')
        }
        others={
          <>
            <Button onClick={cancel}>{t('web:dialog.cancel')}</Button>
            {object && (
              <span className={classes['takeOut']}>
                <TakeOut object={object} title={title} onGone={cancel} />
              </span>
            )}
          </>
        }
      >
        <LanguageHeads {...fields} onOther={setOther} />
        {(content.kind === 'mission' || content.kind === 'vision') && (
          <StatementFields {...fields} kind={content.kind} />
        )}
        {content.kind === 'value' && <ValueFields {...fields} value={content} />}
        {content.kind === 'promise' && <PromiseFields {...fields} promise={content} draft={draft} />}
      </Form>
    </section>
  );
}

function wrongAmounts(content: Editable, sentence: string): Record<string, string> {
  if (content.kind !== 'promise') return {};
  return Object.fromEntries(
    content.proofs.flatMap(({ amount }, index) =>
      amount.trim() === '' || centsOf(amount) !== null ? [] : [[`content.proofs.${index}.amount`, sentence]],
    ),
  );
}
