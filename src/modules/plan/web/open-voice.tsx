import { lazy, type ReactElement, Suspense } from 'react';
import { useT } from '#web/i18n.ts';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { HelpForm } from './open-help-form.tsx';
import { IconAsk, IconHelp, IconSuggest, IconWorry } from './open-icons.tsx';
import classes from './open-line.module.css';
import type { LineRef } from './open-line.tsx';
import { SuggestForm } from './open-suggest-form.tsx';
import type { OpenLine } from './open-words.ts';

const SpeakBox = lazy(() =>
  import('#modules/conversation/web/speak-box.tsx').then((module) => ({ default: module.SpeakBox })),
);

const VOICES = ['ask', 'worry', 'suggest', 'help'] as const;
export type VoiceKind = (typeof VOICES)[number];

const ICONS: Record<VoiceKind, ReactElement> = {
  ask: <IconAsk />,
  worry: <IconWorry />,
  suggest: <IconSuggest />,
  help: <IconHelp />,
};

interface VoiceButtonsProps {
  readonly about: LineRef;
  readonly chosen: VoiceKind | null;
  readonly onChoose: (kind: VoiceKind | null) => void;
  readonly canHelp: boolean;
}

/** Ask, worry, suggest a change, help: what anybody can do with a line. */
export function VoiceButtons({ about, chosen, onChoose, canHelp }: VoiceButtonsProps) {
  const t = useT();
  return (
    <div className={classes['four']} data-screen-only>
      {VOICES.filter((kind) => kind !== 'help' || canHelp).map((kind) => (
        <button
          key={kind}
          type="button"
          aria-expanded={chosen === kind}
          aria-controls={`voice-${about.lineId}`}
          onClick={() => onChoose(chosen === kind ? null : kind)}
        >
          {ICONS[kind]}
          {t(`plan:open.voice.${kind}`)}
        </button>
      ))}
    </div>
  );
}

interface VoiceProps {
  readonly kind: VoiceKind;
  readonly line: OpenLine;
  readonly about: LineRef;
  readonly onDone: () => void;
}

/** The box for what was chosen, in its place below the line. */
export function Voice({ kind, line, about, onDone }: VoiceProps) {
  const t = useT();
  const isSpoken = kind === 'ask' || kind === 'worry';
  return (
    <section
      id={`voice-${about.lineId}`}
      className={classes['writing']}
      aria-label={t(`plan:open.voice.${kind}`)}
    >
      {kind === 'suggest' && <SuggestForm line={line} about={about} onDone={onDone} />}
      {kind === 'help' && <HelpForm actionId={about.lineId} onDone={onDone} />}
      {isSpoken && (
        <Suspense fallback={<SkeletonLines label={t('web:page.loading')} />}>
          <SpeakBox
            subject={{ kind: `plan.${about.kind}`, id: about.lineId }}
            kind={kind === 'ask' ? 'question' : 'worry'}
          />
        </Suspense>
      )}
    </section>
  );
}
