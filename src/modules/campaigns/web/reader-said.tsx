import type { ShownText } from './reader-words.ts';

/** A text in the language it is written in, which may be another than the page's. */
export function Said({ said }: { said: ShownText }) {
  return <span lang={said.language}>{said.text}</span>;
}

/** Sentences one below the other. */
export function SaidList({
  texts,
  className,
}: {
  texts: readonly ShownText[];
  className?: string | undefined;
}) {
  return (
    <ul className={className}>
      {texts.map((said) => (
        <li key={said.text} lang={said.language}>
          {said.text}
        </li>
      ))}
    </ul>
  );
}
