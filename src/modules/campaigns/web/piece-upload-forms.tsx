import { useRef, useState } from 'react';
import { type ImageWidth, RICH_TEXT_LIMITS } from '#kernel/rich-text.ts';
import { type Answer, addressOf, type EndpointName, type Input, upload } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { Segments } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Form } from '#web/ui/form.tsx';
import { Progress } from '#web/ui/marks.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import classes from './piece-editor.module.css';
import type { InsertFormProps } from './piece-insert-dialog.tsx';

// As in the contract, which would bring its schemas into this chunk.
const LARGEST_IMAGE = 10 * 1024 * 1024;
const LARGEST_FILE = 20 * 1024 * 1024;
const WIDTHS: readonly ImageWidth[] = ['third', 'half', 'full'];

interface UploadFormProps extends InsertFormProps {
  readonly campaignId: string;
}

/** A picture with its description, which is asked for before it can stand in the text. */
export function ImageForm({ campaignId, attrs, isNew, onDone }: UploadFormProps) {
  const t = useT();
  const sending = useUpload('campaigns.uploadImage');
  const [imageId, setImageId] = useState(String(attrs['imageId'] ?? ''));
  const form = useDraftForm({
    name: `piece.image.${imageId}`,
    initial: {
      alt: String(attrs['alt'] ?? ''),
      width: WIDTHS.find((one) => one === attrs['width']) ?? 'full',
    },
  });
  const take = async (file: File) => {
    const image = await sending.start({ campaignId, name: file.name.slice(0, 200) }, file);
    if (image) setImageId(image.id);
  };
  return (
    <Form
      form={form}
      module="campaigns"
      submit={t(isNew ? 'campaigns:editor.put.image' : 'campaigns:editor.keepChange')}
      check={({ alt }): Partial<Record<string, string>> => ({
        ...(imageId ? {} : { image: t('campaigns:editor.wrong.image') }),
        ...(alt.trim() ? {} : { alt: t('campaigns:editor.wrong.alt') }),
      })}
      send={async ({ alt, width }) => onDone({ imageId, alt: alt.trim(), width })}
    >
      {imageId ? (
        <img
          className={classes['uploaded']}
          src={addressOf('campaigns.readImage', { imageId, width: 480 })}
          alt={form.values.alt}
        />
      ) : (
        <FileDrop
          title={t('campaigns:editor.chooseImage')}
          text={t('campaigns:editor.imageHint')}
          accept="image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff"
          maxBytes={LARGEST_IMAGE}
          onFile={(file) => void take(file)}
        />
      )}
      <UploadState sending={sending} />
      <TextArea
        {...form.getInputProps('alt')}
        data-path="alt"
        minRows={2}
        maxLength={RICH_TEXT_LIMITS.altCharacters}
        label={t('campaigns:editor.alt')}
        description={t('campaigns:editor.altHint')}
      />
      <Segments
        label={t('campaigns:editor.width')}
        value={form.values.width}
        options={WIDTHS.map((value) => ({ value, label: t(`campaigns:editor.widths.${value}`) }))}
        onChange={(width) => form.setFieldValue('width', width)}
      />
    </Form>
  );
}

/** A file to take along. */
export function AttachmentForm({ campaignId, attrs, isNew, onDone }: UploadFormProps) {
  const t = useT();
  const sending = useUpload('campaigns.uploadAttachment');
  const [file, setFile] = useState({ fileId: attrs['fileId'], bytes: attrs['bytes'] });
  const form = useDraftForm({ name: 'piece.file', initial: { name: String(attrs['name'] ?? '') } });
  const take = async (chosen: File) => {
    const held = await sending.start({ campaignId, name: chosen.name.slice(0, 200) }, chosen);
    if (!held) return;
    setFile({ fileId: held.id, bytes: held.bytes });
    form.setFieldValue('name', held.name);
  };
  return (
    <Form
      form={form}
      module="campaigns"
      submit={t(isNew ? 'campaigns:editor.put.attachment' : 'campaigns:editor.keepChange')}
      check={({ name }): Partial<Record<string, string>> => ({
        ...(file.fileId ? {} : { file: t('campaigns:editor.wrong.file') }),
        ...(name.trim() || !file.fileId ? {} : { name: t('campaigns:editor.wrong.title') }),
      })}
      send={async ({ name }) => onDone({ ...file, name: name.trim() })}
    >
      {!file.fileId && (
        <FileDrop
          title={t('campaigns:editor.chooseFile')}
          text={t('campaigns:editor.fileHint')}
          accept=".pdf,.png,.jpg,.jpeg,.webp,.txt,.csv,.docx,.xlsx,.pptx,.odt,.ods,.odp"
          maxBytes={LARGEST_FILE}
          onFile={(chosen) => void take(chosen)}
        />
      )}
      <UploadState sending={sending} />
      {Boolean(file.fileId) && (
        <TextArea
          {...form.getInputProps('name')}
          data-path="name"
          minRows={1}
          maxLength={200}
          label={t('campaigns:editor.fileName')}
        />
      )}
    </Form>
  );
}

interface Sending {
  readonly share: number | null;
  readonly error: Error | null;
}

/** An upload under way: how far it is, or why it was not taken. */
function useUpload<N extends EndpointName>(name: N) {
  const [state, setState] = useState<Sending>({ share: null, error: null });
  const last = useRef<AbortController>(undefined);
  const start = async (input: Input<N>, file: File): Promise<Answer<N> | null> => {
    last.current?.abort();
    last.current = new AbortController();
    setState({ share: 0, error: null });
    try {
      const answer = await upload(name, input, file, {
        signal: last.current.signal,
        onProgress: (share) => setState({ share, error: null }),
      });
      setState({ share: null, error: null });
      return answer;
    } catch (error) {
      setState({ share: null, error: error instanceof Error ? error : new Error(String(error)) });
      return null;
    }
  };
  return { ...state, start };
}

function UploadState({ sending: { share, error } }: { sending: Sending }) {
  const t = useT();
  if (error) return <Failure error={error} />;
  if (share === null) return null;
  return (
    <Progress
      share={share}
      label={t(share < 1 ? 'campaigns:editor.uploading' : 'campaigns:editor.drawing')}
    />
  );
}
