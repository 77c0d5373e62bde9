import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { LANGUAGE_NAMES } from '#kernel/language.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconClock, IconDone } from '#web/ui/icons.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import classes from './draft.module.css';
import { blockerText, type Draft, objectTitle, titleIn } from './draft-words.ts';
import { RetireDialog } from './retire-dialog.tsx';

/** What stands between the draft and its readers, each with the way to mend it. */
export function Blockers({ draft }: { draft: Draft }) {
  const t = useT();
  const language = useLanguage();
  if (draft.blockers.length === 0)
    return (
      <p className={classes['ready']}>
        <IconDone size={18} />
        {t('brand:publish.ready')}
      </p>
    );
  const gone = [...draft.retired, ...draft.unconfirmed];
  const titleFor = (id: string | null) => {
    const object = draft.objects.find((one) => one.id === id);
    if (object) return objectTitle(object, language, t);
    return titleIn(gone.find(({ objectId }) => objectId === id)?.title ?? {}, language);
  };
  return (
    <section className={classes['blockers']} aria-label={t('brand:publish.blockedTitle')}>
      <h2>{t('brand:publish.blockedTitle')}</h2>
      <ul role="list">
        {draft.blockers.map((blocker) => {
          const words = blockerText(
            blocker,
            { title: titleFor(blocker.objectId), language: LANGUAGE_NAMES[draft.firstLanguage] },
            t,
          );
          const there = draft.objects.some(({ id }) => id === blocker.objectId);
          return (
            <li key={JSON.stringify(blocker)}>
              <IconClock size={18} />
              {there && blocker.objectId ? (
                <Link to="/studio/brand" search={{ edit: blocker.objectId }} className="inline-link">
                  {words}
                </Link>
              ) : (
                words
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface Going {
  readonly objectId: string;
  readonly title: string;
}

/** What the next version gives up: confirmed with its reason, or still to be confirmed or kept. */
export function Retirements({ draft }: { draft: Draft }) {
  const t = useT();
  const language = useLanguage();
  const [retiring, setRetiring] = useState<Going | null>(null);
  const keep = useSend('brand.keepObject', { changes: ['brand'] });
  const keepIt = ({ objectId, title }: Going) =>
    keep.mutate({ objectId }, { onSuccess: () => say(t('brand:retire.kept', { title })) });
  const named = <G extends { objectId: string; title: Parameters<typeof titleIn>[0] }>(one: G) => ({
    ...one,
    title: titleIn(one.title, language) || t('brand:studio.untitled'),
  });
  const retired = draft.retired.map(named);
  const unconfirmed = draft.unconfirmed.map(named);
  if (retired.length + unconfirmed.length === 0) return null;
  return (
    <Section title={t('brand:retire.list')}>
      {keep.error && <Failure error={keep.error} />}
      <Rows label={t('brand:retire.list')}>
        {retired.map((one) => (
          <Row
            key={one.objectId}
            name={one.title}
            meta={one.reason}
            act={
              draft.can.edit && (
                <button type="button" className="link" onClick={() => keepIt(one)}>
                  {t('brand:retire.keep', { title: one.title })}
                </button>
              )
            }
          />
        ))}
        {unconfirmed.map((one) => (
          <Row
            key={one.objectId}
            name={one.title}
            meta={t('brand:retire.unconfirmed')}
            act={
              draft.can.edit && (
                <>
                  <button type="button" className="link" onClick={() => keepIt(one)}>
                    {t('brand:retire.keep', { title: one.title })}
                  </button>
                  <button type="button" className="link" onClick={() => setRetiring(one)}>
                    {t('brand:retire.action', { title: one.title })}
                  </button>
                </>
              )
            }
          />
        ))}
      </Rows>
      {retiring && <RetireDialog {...retiring} onClose={() => setRetiring(null)} />}
    </Section>
  );
}
