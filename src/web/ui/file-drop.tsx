import { type DragEvent, type ReactNode, useState } from 'react';
import { cx } from './class-names.ts';
import classes from './file-drop.module.css';
import './inputs.css';
import { useWords } from './words.ts';

interface FileDropProps {
  /** What to give: «A list of people, as CSV or XLSX». */
  readonly title: string;
  readonly text?: ReactNode;
  /** As in `<input accept>`: `.csv,.xlsx`. */
  readonly accept: string;
  readonly maxBytes: number;
  readonly onFile: (file: File) => void;
  /** Why the last file was not taken; `too_large` is found here, the rest by the caller. */
  readonly error?: ReactNode;
}

/** Takes one file: dropped, or chosen with mouse, finger or keyboard. */
export function FileDrop({ title, text, accept, maxBytes, onFile, error }: FileDropProps) {
  const t = useWords();
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const take = (file: File | undefined) => {
    if (!file) return;
    setTooLarge(file.size > maxBytes);
    if (file.size <= maxBytes) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div>
      <div
        className={cx(classes['drop'], over && classes['over'])}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className={classes['title']}>{title}</p>
        {text && <p className="small">{text}</p>}
        <p className={classes['choose']}>{t('web:file.choose')}</p>
        <input
          type="file"
          accept={accept}
          aria-label={title}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            // The same file again, corrected, must count as a change.
            event.currentTarget.value = '';
          }}
        />
      </div>
      <div role="alert">
        {tooLarge && (
          <p className="field-error">
            {t('web:file.tooLarge', { megabytes: Math.floor(maxBytes / 1_048_576) })}
          </p>
        )}
        {error}
      </div>
    </div>
  );
}
