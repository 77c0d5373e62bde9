import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { CaseKind, SubjectRef } from '../contract/case.ts';

/** As whom it is sent. */
export type Manner = 'byName' | 'unseen';

interface Begun {
  readonly subject: SubjectRef | undefined;
  readonly sessionId: string | undefined;
  readonly kind: CaseKind;
}

/** What is typed into the box, kept in this tab until it is sent, and where it belongs. */
export function useSpeakForm({ subject, sessionId, kind }: Begun) {
  const form = useDraftForm({
    name: `conversation.speak.${subject ? `${subject.kind}/${subject.id}` : (sessionId ?? 'free')}`,
    initial: {
      kind,
      text: '',
      // Safe: the literals only widen what the form may hold later.
      manner: 'byName' as Manner,
      apart: false,
      topicId: null as string | null,
      unitId: null as string | null,
    },
  });
  const { topicId, unitId } = form.values;
  const where = {
    ...(subject ? { subject } : {}),
    ...(sessionId ? { sessionId } : {}),
    ...(topicId ? { topicId } : {}),
    ...(unitId ? { unitId } : {}),
  };
  return { form, where };
}

export type SpeakForm = ReturnType<typeof useSpeakForm>['form'];
export type SpeakValues = SpeakForm['values'];
export type Where = ReturnType<typeof useSpeakForm>['where'];
