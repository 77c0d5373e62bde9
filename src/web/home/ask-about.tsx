import { lazy, Suspense } from 'react';
import { loadMessages, useT } from '../i18n.ts';
import { SkeletonLines } from '../ui/marks.tsx';

// The box brings the conversation with it, and most readers have nothing to ask.
const SpeakBox = lazy(async () => {
  const [{ SpeakBox: Box }] = await Promise.all([
    import('#modules/conversation/web/speak-box.tsx'),
    loadMessages(['conversation']),
  ]);
  return { default: Box };
});

interface AskAboutProps {
  /** What the page shows, when questions about it have an owner of their own. */
  readonly subject?: { readonly kind: string; readonly id: string } | undefined;
}

/** The box of Speak up in its place, for pages of modules that do not know the conversation. */
export function AskAbout({ subject }: AskAboutProps) {
  const t = useT();
  return (
    <Suspense fallback={<SkeletonLines label={t('web:page.loading')} widths={[30, 100, 100]} />}>
      <SpeakBox subject={subject} />
    </Suspense>
  );
}
