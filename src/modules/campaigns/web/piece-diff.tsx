import type { DiffPart } from '#kernel/text-diff.ts';
import classes from './piece.module.css';

/** A text with what went struck and what came underlined, so that it holds without colour. */
export function PieceDiff({ parts, language }: { parts: readonly DiffPart[]; language?: string }) {
  return (
    <p className={classes['plain']} lang={language}>
      {parts.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text are told apart by their place
        <Part key={index} kind={kind} text={text} />
      ))}
    </p>
  );
}

function Part({ kind, text }: DiffPart) {
  if (kind === 'added') return <ins>{text}</ins>;
  return kind === 'removed' ? <del>{text}</del> : text;
}
