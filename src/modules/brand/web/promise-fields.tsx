import { useState } from 'react';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { upload } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { FieldPair } from '#web/ui/form.tsx';
import { IconFile } from '#web/ui/icons.tsx';
import { Progress } from '#web/ui/marks.tsx';
import { FILE_ENDINGS } from '../domain/file-type.ts';
import classes from './draft.module.css';
import { type Draft, objectTitle } from './draft-words.ts';
import { type EditableOf, type EditableProof, newMoment, newProof } from './editable.ts';
import type { FieldsProps } from './language-heads.tsx';
import { ListField } from './object-fields.tsx';
import { TextPair } from './text-pair.tsx';

interface PromiseFieldsProps extends FieldsProps {
  readonly promise: EditableOf<'promise'>;
  readonly draft: Draft;
}

/** A promise: the sentence, to whom, who answers for it, how one can tell, what it keeps, what shows it, and when. */
export function PromiseFields({ promise, draft, ...fields }: PromiseFieldsProps) {
  const t = useT();
  const text = (field: 'sentence' | 'toWhom' | 'test') => ({
    ...fields,
    field,
    path: `content.${field}`,
    texts: promise[field],
    label: t(`brand:fields.${field}`),
    hint: t(`brand:hints.${field}`),
  });
  return (
    <>
      <TextPair {...text('sentence')} />
      <TextPair {...text('toWhom')} />
      <Owner {...fields} promise={promise} draft={draft} />
      <TextPair {...text('test')} />
      <Keeps {...fields} promise={promise} draft={draft} />
      <ListField
        {...fields}
        path="content.proofs"
        label={t('brand:fields.proofs')}
        hint={t('brand:hints.proofs')}
        add={{ words: t('brand:add.proof'), make: newProof }}
        elements={promise.proofs.map((proof, index) => ({
          id: proof.id,
          view: <ProofFields {...fields} proof={proof} index={index} draft={draft} />,
        }))}
      />
      <ListField
        {...fields}
        path="content.moments"
        label={t('brand:fields.moments')}
        hint={t('brand:hints.moments')}
        add={{ words: t('brand:add.moment'), make: newMoment }}
        elements={promise.moments.map((moment, index) => ({
          id: moment.id,
          view: (
            <TextPair
              {...fields}
              path={`content.moments.${index}.text`}
              field="moments"
              elementId={moment.id}
              texts={moment.text}
              label={t('brand:list.moment', { number: index + 1 })}
              labelHidden
            />
          ),
        }))}
      />
    </>
  );
}

function Owner({ form, promise: { ownerId }, draft }: PromiseFieldsProps) {
  const t = useT();
  const name = ownerId ? draft.names[ownerId] : undefined;
  return (
    <div className={classes['single']}>
      <PersonPicker
        label={t('brand:fields.ownerId')}
        description={t('brand:hints.ownerId')}
        path="content.ownerId"
        value={ownerId}
        chosen={ownerId && name ? { id: ownerId, name } : null}
        onChange={(chosen) => form.setFieldValue('content.ownerId', chosen)}
      />
    </div>
  );
}

function Keeps({ form, promise: { keeps }, draft }: PromiseFieldsProps) {
  const t = useT();
  const language = useLanguage();
  const values = draft.objects.filter(({ content, retirement }) => content.kind === 'value' && !retirement);
  const gone = keeps.filter((id) => !values.some((value) => value.id === id));
  const toggle = (id: string, on: boolean) =>
    form.setFieldValue('content.keeps', on ? [...keeps, id] : keeps.filter((one) => one !== id));
  return (
    <fieldset className={classes['list']}>
      <legend className="field-label">{t('brand:fields.keeps')}</legend>
      {values.length === 0 && <p className="small">{t('brand:hints.keeps')}</p>}
      <div className={classes['keeps']}>
        {values.map((value) => (
          <Checkbox
            key={value.id}
            label={objectTitle(value, language, t)}
            checked={keeps.includes(value.id)}
            onChange={(on) => toggle(value.id, on)}
          />
        ))}
        {gone.map((id) => (
          <Checkbox key={id} label={t('brand:retire.goneValue')} checked onChange={() => toggle(id, false)} />
        ))}
      </div>
    </fieldset>
  );
}

interface ProofFieldsProps extends FieldsProps {
  readonly proof: EditableProof;
  readonly index: number;
  readonly draft: Draft;
}

function ProofFields({ proof, index, draft, ...fields }: ProofFieldsProps) {
  const t = useT();
  const { form } = fields;
  const path = `content.proofs.${index}`;
  return (
    <>
      <TextPair
        {...fields}
        path={`${path}.text`}
        field="proofs"
        elementId={proof.id}
        texts={proof.text}
        label={t('brand:list.proof', { number: index + 1 })}
      />
      <div className={classes['proof']}>
        <TextField
          {...form.getInputProps(`${path}.link`)}
          label={t('brand:fields.link')}
          type="url"
          placeholder="https://"
        />
        <FieldPair>
          <TextField
            {...form.getInputProps(`${path}.amount`)}
            label={t('brand:fields.budget')}
            inputMode="decimal"
          />
          <TextField
            {...form.getInputProps(`${path}.currency`)}
            label={t('brand:proof.currency')}
            maxLength={3}
          />
        </FieldPair>
        <ProofFile
          known={draft.files}
          fileId={proof.fileId}
          onChange={(fileId) => form.setFieldValue(`${path}.fileId`, fileId)}
        />
      </div>
    </>
  );
}

interface ProofFileProps {
  readonly known: Draft['files'];
  readonly fileId: string | null;
  readonly onChange: (fileId: string | null) => void;
}

const LARGEST = 20 * 1024 * 1024;

/** A file that is sent as soon as it is chosen; what nobody saves is swept away by the server. */
function ProofFile({ known, fileId, onChange }: ProofFileProps) {
  const t = useT();
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [sent, setSent] = useState<{ id: string; name: string } | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [choosing, setChoosing] = useState(false);
  const file = [sent, ...known].find((one) => one?.id === fileId);
  const name = file?.name ?? t('brand:fields.fileId');
  const send = async (chosen: File) => {
    setError(null);
    setSending({ name: chosen.name, share: 0 });
    try {
      const stored = await upload('brand.uploadFile', { name: chosen.name }, chosen, {
        onProgress: (share) => setSending({ name: chosen.name, share }),
      });
      setSent(stored);
      onChange(stored.id);
    } catch (failed) {
      setError(failed instanceof Error ? failed : new Error(String(failed)));
    } finally {
      setSending(null);
    }
  };
  if (fileId)
    return (
      <p className={classes['file']}>
        <IconFile size={18} />
        {name}
        <button type="button" className="link" onClick={() => onChange(null)}>
          {t('brand:proof.removeFile', { name })}
        </button>
      </p>
    );
  if (sending)
    return <Progress share={sending.share} label={t('brand:proof.uploading', { name: sending.name })} />;
  if (!choosing)
    return (
      <button type="button" className="link" onClick={() => setChoosing(true)}>
        <IconFile size={16} />
        {t('brand:proof.add')}
      </button>
    );
  return (
    <FileDrop
      title={t('brand:proof.upload')}
      text={t('brand:proof.limits', { megabytes: LARGEST / 1_048_576 })}
      accept={FILE_ENDINGS.map((ending) => `.${ending}`).join(',')}
      maxBytes={LARGEST}
      onFile={(chosen) => void send(chosen)}
      error={error && <Failure error={error} />}
    />
  );
}
