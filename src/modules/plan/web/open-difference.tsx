import { type DiffPart, diffWords } from '#kernel/text-diff.ts';
import classes from './open-line.module.css';

/** A text with what goes struck and what comes underlined, so that it holds without colour. */
export function WordsDiff({
  parts,
  language,
}: {
  parts: readonly DiffPart[];
  language?: string | undefined;
}) {
  return (
    <p className={classes['diff']} lang={language}>
      {parts.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text are told apart by their place
        <Part key={index} kind={kind} text={text} />
      ))}
    </p>
  );
}

/** The same, worked out here: what somebody is writing against what stands. */
export function TextDiff({ before, after, language }: { before: string; after: string; language?: string }) {
  return <WordsDiff parts={diffWords(before, after)} language={language} />;
}

function Part({ kind, text }: DiffPart) {
  if (kind === 'added') return <ins>{text}</ins>;
  return kind === 'removed' ? <del>{text}</del> : text;
}
