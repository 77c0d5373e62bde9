import { type ReactNode, useEffect, useRef, useState } from 'react';
import { editionFor, type Language } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { IconBack } from '#web/ui/icons.tsx';
import type { Questionnaire } from '../contract/item.ts';
import type { NameList } from '../domain/free-text.ts';
import classes from './answer.module.css';
import { AnswerFrame } from './answer-frame.tsx';
import { AnswerQuestion } from './answer-question.tsx';
import { AnswerReview } from './answer-review.tsx';
import type { Sitting } from './answer-sitting.ts';

export interface AnswerFormProps {
  readonly questionnaire: Questionnaire;
  readonly sitting: Sitting;
  readonly language: Language;
  readonly names: NameList;
  /** What leaves this device: beside the last step on a desk, below it on a phone. */
  readonly seal: ReactNode;
  /** The last button with what stands above it. */
  readonly send: ReactNode;
  readonly onClose?: (() => void) | undefined;
  readonly topEnd?: ReactNode;
}

/** With so few questions what leaves the device stands under the last one. */
const FEW = 2;
/** Long enough to see what was chosen. */
const TURN_MS = 260;

/** One question after the other, then what leaves this device. The same for members, kiosks, codes, preview and test run. */
export function AnswerForm(props: AnswerFormProps) {
  const { questionnaire, sitting, language, names, seal, send, onClose, topEnd } = props;
  const t = useT();
  const { asked } = sitting;
  const few = asked.length <= FEW;
  const steps = few ? asked.length : asked.length + 1;
  const { place, moved, go, turn } = useSteps(steps);
  const item = asked[place];
  const isLast = place >= steps - 1;
  const title = editionFor(questionnaire.title, language);
  const words = item
    ? t('listening:answering.questionOf', { number: place + 1, count: asked.length })
    : t('listening:answering.beforeSending');
  const next = () => !isLast && go(place + 1);
  return (
    <AnswerFrame
      title={title}
      progress={{ done: Math.min(place + 1, steps), of: steps, words }}
      onClose={onClose}
      end={topEnd}
    >
      <form
        className={classes['two']}
        data-seal={isLast}
        onSubmit={(event) => {
          event.preventDefault();
          next();
        }}
      >
        <div className={classes['askColumn']}>
          {place === 0 && <Opening questionnaire={questionnaire} language={language} />}
          {item ? (
            <AnswerQuestion
              key={item.id}
              item={item}
              sitting={sitting}
              language={language}
              names={names}
              count={place === 0 ? `${words} · ${title}` : words}
              advice={place === 0 && !few ? t('listening:answering.tapGoesOn') : undefined}
              takesFocus={moved}
              onTap={() => turn(next)}
            />
          ) : (
            <AnswerReview sitting={sitting} language={language} names={names} onGo={go} />
          )}
          {!isLast && (
            <div className={classes['dock']}>
              <div className={classes['dockRow']}>
                {place > 0 && <BackButton onBack={() => go(place - 1)} />}
                <Button type="submit" kind="primary" wide="always">
                  {t('listening:answering.next')}
                </Button>
              </div>
            </div>
          )}
          {isLast && (
            <div className={classes['dock']}>
              {send}
              {place > 0 && <BackButton onBack={() => go(place - 1)} />}
            </div>
          )}
        </div>
        {isLast && <div className={classes['sealColumn']}>{seal}</div>}
      </form>
    </AnswerFrame>
  );
}

function Opening({
  questionnaire: { intro },
  language,
}: {
  questionnaire: Questionnaire;
  language: Language;
}) {
  return intro && <p className={classes['intro']}>{editionFor(intro, language)}</p>;
}

function BackButton({ onBack }: { onBack: () => void }) {
  const t = useT();
  return (
    <Button kind="quiet" icon={<IconBack size={18} />} onClick={onBack}>
      {t('listening:answering.back')}
    </Button>
  );
}

/** Where one is. `turn` lets a tap be seen before the page turns; whoever taps again meanwhile turns it once. */
function useSteps(steps: number) {
  const [wanted, setWanted] = useState(0);
  const [moved, setMoved] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const go = (to: number) => {
    clearTimeout(timer.current);
    setMoved(true);
    setWanted(to);
    window.scrollTo({ top: 0 });
  };
  const turn = (next: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(next, TURN_MS);
  };
  return { place: Math.min(wanted, Math.max(0, steps - 1)), moved, go, turn };
}
