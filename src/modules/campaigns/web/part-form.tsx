import type { ReactNode } from 'react';
import type { Language } from '#kernel/language.ts';
import { useEditionSwitch } from '#modules/plan/web/edition-fields.tsx';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import { say } from '#web/ui/toast.tsx';
import { type DraftForm, useDraftForm } from '#web/ui/use-draft-form.ts';
import type { PartKind } from '../contract/part.ts';
import { useCampaign } from './campaign-desk.ts';
import type { PartOf } from './campaign-words.ts';
import formClasses from './form.module.css';
import { PartConflict } from './part-conflict.tsx';
import { usePartWriting, type WrittenPart } from './use-part-writing.ts';

/** What every form of a part holds besides its fields: the part as it was when the form was opened. */
export interface Opened extends Record<string, unknown> {
  opened: { readonly version: number; readonly base: Readonly<Record<string, unknown>> };
}

interface PartFormProps<K extends PartKind, V extends Record<string, unknown>> {
  readonly kind: K;
  /** Null: a new one. */
  readonly part: PartOf<K> | null;
  readonly title: string;
  readonly initial: V;
  readonly contentOf: (values: V) => WrittenPart['content'];
  readonly onEnd: () => void;
  /** Errors this browser can find without asking: field → sentence. */
  readonly check?: (values: V, language: Language) => Partial<Record<string, string>>;
  readonly children: (form: DraftForm<V & Opened>, language: Language) => ReactNode;
}

/** Under which name the draft of a part is kept. */
export const draftOf = (campaignId: string, kind: PartKind, partId: string | null): string =>
  `campaigns.${campaignId}.${kind}.${partId ?? 'new'}`;

/** Writes a part of the brief where it stands, in one language after the other. */
export function PartForm<K extends PartKind, V extends Record<string, unknown>>(props: PartFormProps<K, V>) {
  const { kind, part, title, initial, contentOf, onEnd, check, children } = props;
  const t = useT();
  const { id: campaignId } = useCampaign();
  const { language, view } = useEditionSwitch();
  const { write, clash } = usePartWriting();
  const add = useSend('campaigns.addPart', { changes: ['campaigns'] });
  const form = useDraftForm<V & Opened>({
    name: draftOf(campaignId, kind, part?.id ?? null),
    initial: { ...initial, opened: { version: part?.version ?? 0, base: part?.content ?? {} } },
  });
  const end = () => {
    form.forgetDraft();
    onEnd();
  };
  const send = async (values: V & Opened) => {
    // Safe: the caller makes the content of this kind.
    const written = { kind, content: contentOf(values) } as WrittenPart;
    if (!part) await add.mutateAsync({ campaignId, part: written });
    // Left for later: the form stays open with what was typed.
    else if (!(await write({ partId: part.id, ...values.opened, part: written }))) return;
    say(t('campaigns:form.saved'));
    end();
  };
  return (
    <div className={formClasses['edit']}>
      <h3>{title}</h3>
      <Form<V & Opened>
        form={form}
        module="campaigns"
        submit={t('campaigns:form.save')}
        fieldOf={(path) => fieldOfPart(path, language)}
        {...(check ? { check: (values: V & Opened) => check(values, language) } : {})}
        send={send}
        others={
          <>
            <Button onClick={end}>{t('web:dialog.cancel')}</Button>
            {part && isListed(kind) && <RemovePart kind={kind} part={part} onDone={end} />}
          </>
        }
      >
        {view}
        {children(form, language)}
      </Form>
      {clash && <PartConflict clash={clash} />}
    </div>
  );
}

interface RemovePartProps {
  readonly kind: PartKind;
  readonly part: PartOf<PartKind>;
  readonly onDone: () => void;
}

/** Removes a part at once; it can be put back as long as the word of it stands. */
function RemovePart({ kind, part, onDone }: RemovePartProps) {
  const t = useT();
  const { id: campaignId } = useCampaign();
  const back = useSend('campaigns.addPart', { changes: ['campaigns'] });
  const remove = useSend('campaigns.removePart', {
    changes: ['campaigns'],
    onDone: () => {
      say(t('campaigns:form.removed'), {
        label: t('campaigns:form.putBack'),
        // Safe: the content of a part that stood.
        run: () => back.mutate({ campaignId, part: { kind, content: part.content } as WrittenPart }),
      });
      onDone();
    },
  });
  return (
    <Button
      kind="danger"
      pending={remove.isPending && t('web:form.sending')}
      onClick={() => remove.mutate({ partId: part.id, version: part.version })}
    >
      {t('campaigns:form.remove')}
    </Button>
  );
}

const LISTED: readonly PartKind[] = ['objective', 'member', 'card', 'objection'];
const isListed = (kind: PartKind): boolean => LISTED.includes(kind);

/** Which field of a form a path of the input is: `part.content.axis.en` is `axis.en`, and a text as a whole the one that is shown. */
export function fieldOfPart(path: string, language: Language): string {
  const field = path.replace(/^part\.(content\.)?/, '');
  return TEXTS.test(field) ? `${field}.${language}` : field;
}

const TEXTS =
  /^(title|summary|axis|meaning|sentence|group|role|ownWords|thinks|feels|fears|hears|wins|loses|words|heard|answer|part|knows|messages\.\d+|measure\.name|name|results|conclusion)$/;
