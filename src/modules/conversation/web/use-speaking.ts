import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLanguage } from '#web/i18n.ts';
import { forget, useSend } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { ProblemError } from '#web/ui/problem.ts';
import { prepareProblemText } from '#web/ui/problem-text.ts';
import { type Attempt, prepareToSend, sendUnseen } from './send-unseen.ts';
import type { KeptCase } from './unseen-shelf.ts';
import type { SpeakValues, Where } from './use-speak-form.ts';

/** What was sent: a case that everybody can be shown by its id, or one that only this browser knows. */
export type Sent =
  | { readonly manner: 'byName'; readonly caseId: string }
  | { readonly manner: 'unseen'; readonly kept: KeptCase; readonly dueOn: string };

/** Sends what was typed, by name or unseen. */
export function useSpeaking(onSent: (sent: Sent) => void) {
  const language = useLanguage();
  const me = useMe();
  const client = useQueryClient();
  const create = useSend('conversation.createCase', { changes: ['conversation'] });
  const attempt = useRef<Attempt | null>(null);
  const [state, setState] = useState<{ pending: boolean; error: Error | null }>({
    pending: false,
    error: null,
  });

  async function deliver({ manner, kind, text, apart }: SpeakValues, where: Where): Promise<Sent> {
    const visibility = apart && kind === 'worry' ? ('owner' as const) : ('everyone' as const);
    const letter = { kind, text: text.trim(), language, visibility, ...where };
    if (manner === 'byName') return { manner, caseId: (await create.mutateAsync(letter)).id };
    const trying = attempt.current ?? prepareToSend(me.id, letter, me.zone);
    attempt.current = trying;
    try {
      const { dueOn } = await sendUnseen(me.id, letter, trying);
      attempt.current = null;
      return { manner, kept: { ...trying.kept, sent: true }, dueOn };
    } catch (error) {
      if (error instanceof ProblemError && error.status < 500) attempt.current = null;
      throw error;
    }
  }

  return {
    ...state,
    send: (values: SpeakValues, where: Where) => {
      if (state.pending) return;
      setState({ pending: true, error: null });
      deliver(values, where).then(
        async (sent) => {
          await forget(client, ['conversation']);
          setState({ pending: false, error: null });
          onSent(sent);
        },
        async (error: unknown) => {
          await prepareProblemText(error);
          setState({ pending: false, error: error instanceof Error ? error : new Error(String(error)) });
        },
      );
    },
  };
}
