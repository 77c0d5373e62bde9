import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RichText } from '#kernel/rich-text.ts';
import { call } from '#web/client.ts';
import { forget } from '#web/query.ts';
import { isConflict, UnreachableError } from '#web/ui/problem.ts';
import {
  beginningOf,
  EMPTY_TEXT,
  forgetHere,
  isSameText,
  keepHere,
  type PieceText,
  type StudioPiece,
  type TextKey,
  textOf,
} from './piece-text.ts';

/** Long enough to end a word, short enough that a lost page loses no sentence: this device has every letter at once. */
const DRAFT_MS = 1_500;

/** Where what was typed is: saved for all, on its way, kept on the server for me, or on this device only. */
export type Keeping = 'saved' | 'typing' | 'kept' | 'here' | 'nowhere';

export interface TextClash {
  readonly version: number;
  readonly theirs: PieceText;
}

/**
 * An edition that is being written: every letter is kept on this device, a moment later on the server as my draft, and
 * for all when it is saved. Who saved meanwhile is found by the version, and nobody's text is overwritten.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one machine; its steps share what was typed, its version and its timer
export function usePieceWriting(piece: StudioPiece, key: TextKey) {
  const client = useQueryClient();
  const [{ text, baseVersion, restored }, setState] = useState(() => beginningOf(piece, key));
  const [keeping, setKeeping] = useState<Keeping>(restored ? 'kept' : 'saved');
  // Tells the editor to show a text that was not typed into it.
  const [revision, setRevision] = useState(0);
  const [clash, setClash] = useState<TextClash | null>(null);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const edition = piece.editions.find(({ language }) => language === key.language);
  const dirty = keeping !== 'saved';
  const { pieceId, language } = key;

  const show = useCallback((shown: PieceText, version: number) => {
    setState({ text: shown, baseVersion: version, restored: false });
    setKeeping('saved');
    setRevision((one) => one + 1);
  }, []);

  // Nothing of mine is unsaved: what others save comes up by itself.
  const newer = edition !== undefined && edition.version > baseVersion;
  if (newer && !dirty && !saving) show(textOf(edition), edition.version);

  useEffect(() => () => clearTimeout(timer.current), []);

  const sendDraft = async (typed: PieceText, version: number) => {
    try {
      await saveDraft(key, typed, version);
      setKeeping((now) => (now === 'saved' ? now : 'kept'));
    } catch (error) {
      setKeeping('here');
      if (!(error instanceof UnreachableError)) setFailure(asError(error));
    }
  };

  const write = (change: Partial<PieceText>) => {
    const typed = { ...text, ...change };
    if (isSameText(typed, text)) return;
    setState({ text: typed, baseVersion, restored: false });
    setFailure(null);
    const isHere = keepHere(key, { ...typed, baseVersion, savedAt: new Date().toISOString() });
    setKeeping(isHere ? 'typing' : 'nowhere');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void sendDraft(typed, baseVersion), DRAFT_MS);
  };

  const end = async () => {
    clearTimeout(timer.current);
    forgetHere(key);
    await forget(client, ['campaigns']);
  };

  const save = async (version = baseVersion): Promise<boolean> => {
    clearTimeout(timer.current);
    setSaving(true);
    setFailure(null);
    try {
      const saved = await saveEdition(key, text, version);
      setState({ text, baseVersion: saved.version, restored: false });
      setKeeping('saved');
      setClash(null);
      await end();
      return true;
    } catch (error) {
      const standing = isConflict(error) ? currentOf(error.detail['current']) : null;
      if (standing) setClash(standing);
      else setFailure(asError(error));
      return false;
    } finally {
      setSaving(false);
    }
  };

  /** Lets go of what I typed, and shows what stands. */
  const letGo = async () => {
    setClash(null);
    await call('campaigns.dropDraft', { pieceId, language });
    const now = clash ? { text: clash.theirs, version: clash.version } : standingOf(edition);
    show(now.text, now.version);
    await end();
  };

  return {
    text,
    write,
    writeDoc: (doc: RichText) => write({ doc }),
    save,
    saving,
    dirty,
    keeping,
    restored,
    newer: newer && dirty ? edition : null,
    revision,
    clash,
    failure,
    keepMine: () => clash && void save(clash.version),
    letGo,
    dismiss: () => setClash(null),
  };
}

function saveDraft({ pieceId, language }: TextKey, { title, summary, doc }: PieceText, baseVersion: number) {
  const draft = { title, summary: summary || null, doc, baseVersion };
  return call('campaigns.saveDraft', { pieceId, language, ...draft });
}

function saveEdition({ pieceId, language }: TextKey, { title, summary, doc }: PieceText, version: number) {
  const content = { title, summary: summary.trim() || null, doc };
  return call('campaigns.saveEdition', { pieceId, language, version, ...content });
}

function standingOf(edition: StudioPiece['editions'][number] | undefined) {
  return edition ? { text: textOf(edition), version: edition.version } : { text: EMPTY_TEXT, version: 0 };
}

function currentOf(current: unknown): TextClash | null {
  if (typeof current !== 'object' || current === null || !('version' in current)) return null;
  // Safe: a conflict of this endpoint carries the edition as it stands now.
  const edition = current as StudioPiece['editions'][number];
  return { version: edition.version, theirs: textOf(edition) };
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
