import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import type { ReactNode } from 'react';
import { addressOf } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { cx } from '#web/ui/class-names.ts';
import { IconFile } from '#web/ui/icons.tsx';
import { useBytes } from './piece-bytes.ts';
import classes from './piece-editor.module.css';

const PIXELS = 1200;

/** A picture as it stands in the text, with what it shows in words below it. */
export function ImageView({ node, selected }: NodeViewProps) {
  const t = useT();
  const alt = String(node.attrs['alt']);
  return (
    <NodeViewWrapper
      as="figure"
      className={cx(classes['image'], classes[String(node.attrs['width'])], selected && classes['chosen'])}
      data-drag-handle=""
    >
      <img
        src={addressOf('campaigns.readImage', { imageId: String(node.attrs['imageId']), width: PIXELS })}
        alt={alt}
      />
      <figcaption>{t('campaigns:editor.shows', { alt })}</figcaption>
    </NodeViewWrapper>
  );
}

/** A video as a line that leads to it. */
export function VideoView({ node, selected }: NodeViewProps) {
  const t = useT();
  const minutes = Math.max(1, Math.round(Number(node.attrs['seconds']) / 60));
  return (
    <Line selected={selected}>
      <strong>{String(node.attrs['title'])}</strong>
      <small>{t('campaigns:editor.videoMeta', { href: String(node.attrs['href']), count: minutes })}</small>
    </Line>
  );
}

/** A file as a line with its size. */
export function AttachmentView({ node, selected }: NodeViewProps) {
  const bytes = useBytes();
  return (
    <Line selected={selected}>
      <IconFile size={18} />
      <strong>{String(node.attrs['name'])}</strong>
      <small>{bytes(Number(node.attrs['bytes']))}</small>
    </Line>
  );
}

/** The one question that a piece asks. */
export function PollView({ node, selected }: NodeViewProps) {
  const { list } = useFormat();
  const options: unknown = node.attrs['options'];
  return (
    <Line selected={selected}>
      <strong>{String(node.attrs['question'])}</strong>
      <small>{list(Array.isArray(options) ? options.map(String) : [])}</small>
    </Line>
  );
}

function Line({ selected, children }: { selected: boolean; children: ReactNode }) {
  return (
    <NodeViewWrapper className={cx(classes['line'], selected && classes['chosen'])} data-drag-handle="">
      {children}
    </NodeViewWrapper>
  );
}
