import { type ReactNode, useRef, useState } from 'react';
import { editionFor } from '#kernel/language.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconLock } from '#web/ui/icons.tsx';
import type { ViewName } from '../contract/wave.ts';
import type { NameList } from '../domain/free-text.ts';
import classes from './answer.module.css';
import { AnswerForm } from './answer-form.tsx';
import { carriedLabels, everyoneIn, labelChoices, type Under } from './answer-labels.ts';
import { AnswerSeal } from './answer-seal.tsx';
import { sendInBackground } from './answer-sender.ts';
import { answeredCount, type Draft, type DraftPlace, finished, useSitting } from './answer-sitting.ts';
import { labelWords } from './answer-ticket.tsx';
import {
  type BallotWire,
  type Purse,
  type PurseStore,
  putIntoEnvelopes,
  type readWave,
} from './ballot-client.ts';

/** Where the ballots of a sitting are kept and how they leave: a person's device, or whoever holds a printed code. */
export interface Holder {
  /** Tells sittings apart while they are sent. */
  readonly name: string;
  readonly store: PurseStore;
  readonly wire: BallotWire;
  /** Only a printed code draws its tokens as late as this: whoever walks away from a kiosk has not used it up. */
  readonly draw?: () => Promise<Purse>;
}

interface AnswerRoomProps {
  readonly wave: Awaited<ReturnType<typeof readWave>>;
  /** Null while a printed code has drawn nothing. */
  readonly purse: Purse | null;
  /** The finest label in each view. */
  readonly labels: readonly { readonly view: ViewName; readonly labelId: string }[];
  readonly names: NameList;
  readonly checked: 'invitation' | 'compare';
  readonly begun: Draft;
  readonly place: DraftPlace;
  readonly holder: Holder;
  readonly changeUntil: string | null;
  readonly topEnd?: ReactNode;
  readonly onClose?: (() => void) | undefined;
  readonly onSent: (purse: Purse) => void;
}

/** Answering with ballot papers in hand: the form, the seal, and the button that puts the answers into envelopes. */
export function AnswerRoom(props: AnswerRoomProps) {
  const { wave, purse, labels, names, checked, begun, place, holder, changeUntil, topEnd, onClose } = props;
  const t = useT();
  const language = useLanguage();
  const { manifest, words } = wave;
  const [start] = useState(begun);
  const sitting = useSitting(manifest.questionnaire.items, { begun: start, place });
  const choices = labelChoices(manifest, labels);
  const [under, setUnder] = useState<Under>(purse?.sitting?.under ?? {});
  const sealing = useSealing(holder, props);
  const send = async () => {
    const isSealed = await sealing.seal({ ...finished(sitting.asked, sitting.draft), language, under });
    if (isSealed) place.write(null);
  };
  const carried = carriedLabels(choices, under);
  const [first = everyoneIn(manifest)] = carried.filter(({ view }) => view !== 'comment');
  const count = answeredCount(sitting);
  return (
    <AnswerForm
      questionnaire={manifest.questionnaire}
      sitting={sitting}
      language={language}
      names={names}
      onClose={onClose}
      topEnd={topEnd}
      seal={
        <AnswerSeal
          manifest={manifest}
          words={words}
          checked={checked}
          choices={choices}
          under={under}
          onUnder={setUnder}
          language={language}
          changeUntil={changeUntil}
        />
      }
      send={
        <>
          {sealing.error && <Failure error={sealing.error} />}
          <p className={classes['only']}>
            {carried.filter(({ view }) => view !== 'comment').length > 1
              ? t('listening:sealed.onlyGroups', { count: carried.length })
              : t('listening:sealed.only', { label: labelWords(first, { t, language }) })}
            {checked === 'invitation' && ` · ${t('listening:sealed.wordsMatch')}`}
          </p>
          <Button
            kind="primary"
            wide="always"
            icon={<IconLock size={18} />}
            pending={sealing.isPending && t('listening:sealed.sealing')}
            locked={
              count === 0 &&
              t('listening:sealed.nothingYet', { title: editionFor(manifest.questionnaire.title, language) })
            }
            onClick={() => void send()}
          >
            {t('listening:sealed.send', { count })}
          </Button>
        </>
      }
    />
  );
}

/** Puts a sitting into envelopes on the device and lets them go, one by one, from there on without the page. */
function useSealing(
  { name, store, wire, draw }: Holder,
  { purse, wave, onSent }: Pick<AnswerRoomProps, 'purse' | 'wave' | 'onSent'>,
) {
  const [error, setError] = useState<Error | null>(null);
  const [isPending, setPending] = useState(false);
  const busy = useRef(false);
  const seal = async (sitting: NonNullable<Purse['sitting']>): Promise<boolean> => {
    // A second press while the envelopes are made would make them twice.
    if (busy.current) return false;
    busy.current = true;
    setPending(true);
    setError(null);
    try {
      const drawn = purse ?? (await draw?.());
      if (!drawn) return false;
      const sealed = await putIntoEnvelopes({ store }, { purse: drawn, manifest: wave.manifest, sitting });
      sendInBackground(name, { wire, store, purse: sealed });
      onSent(sealed);
      return true;
    } catch (problem) {
      if (!(problem instanceof Error)) throw problem;
      setError(problem);
      return false;
    } finally {
      busy.current = false;
      setPending(false);
    }
  };
  return { seal, error, isPending };
}
