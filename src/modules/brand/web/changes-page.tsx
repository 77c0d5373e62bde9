import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { BrandFrame } from './brand-frame.tsx';
import { DifferenceView } from './difference-view.tsx';
import classes from './draft.module.css';

/** The draft against what is published, word by word. */
export function ChangesPage() {
  const t = useT();
  const draft = useQuery(ask('brand.readDraft', {}));
  const there = draft.data?.draft !== null;
  const changes = useQuery({ ...ask('brand.readDraftChanges', {}), enabled: Boolean(draft.data?.draft) });
  const error = draft.error ?? changes.error;
  return (
    <BrandFrame>
      <div className={classes['space']}>
        {error && (
          <Failure error={error} onRetry={() => void (draft.error ? draft.refetch() : changes.refetch())} />
        )}
        {!error && there && !changes.data && <SkeletonRows label={t('web:page.loading')} />}
        {!there && (
          <EmptyState
            title={t('brand:difference.noDraft')}
            act={
              <Link to="/studio/brand" className="link">
                {t('brand:studio.startNext')}
              </Link>
            }
          />
        )}
        {changes.data && there && (
          <Section title={t('brand:difference.against')}>
            <DifferenceView difference={changes.data} />
          </Section>
        )}
      </div>
    </BrandFrame>
  );
}
