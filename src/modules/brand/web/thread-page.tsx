import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { ask } from '#web/query.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { KINDS_IN_ORDER, keyOf } from '../domain/thread.ts';
import { NeedsToday } from './needs-list.tsx';
import classes from './thread.module.css';
import { GapList } from './thread-gaps.tsx';
import { ThreadGraph } from './thread-graph.tsx';
import { ThreadObject } from './thread-object.tsx';
import { ThreadTable } from './thread-table.tsx';
import type { GapNode, ThreadNode } from './thread-words.ts';

/** How everything hangs together, from values to measures; what is missing; and what waits for this person. */
export function ThreadPage() {
  const t = useT();
  const format = useFormat();
  const { year } = useSearch({ from: '/studio/thread' });
  const thread = useQuery(
    ask('brand.readThread', year ? { from: `${year}-01-01`, to: `${year}-12-31` } : {}),
  );
  const gaps = useQuery(ask('brand.readThreadGaps', {}));
  const nodes = thread.data?.nodes ?? [];
  return (
    <Page
      title={t('brand:thread.title')}
      width="wide"
      actions={<Period />}
      lede={nodes.length > 0 && gaps.data && ledeOf(nodes, gaps.data.gaps.length, { t, list: format.list })}
    >
      {thread.isPending && <SkeletonRows label={t('web:page.loading')} count={6} />}
      {thread.error && <Failure error={thread.error} onRetry={() => void thread.refetch()} />}
      {thread.data && nodes.length === 0 && (
        <EmptyState
          title={t('brand:thread.empty')}
          text={t('brand:thread.emptyText')}
          act={
            <LinkButton to="/studio/brand" kind="primary">
              {t('brand:thread.first')}
            </LinkButton>
          }
        />
      )}
      {nodes.length > 0 && (
        <Thread nodes={nodes} gaps={gaps.data?.gaps ?? []} complete={thread.data?.complete ?? true} />
      )}
      {gaps.error && <Failure error={gaps.error} onRetry={() => void gaps.refetch()} />}
    </Page>
  );
}

interface ThreadProps {
  readonly nodes: readonly ThreadNode[];
  readonly gaps: readonly GapNode[];
  readonly complete: boolean;
}

function Thread({ nodes, gaps, complete }: ThreadProps) {
  const t = useT();
  const { object, table } = useSearch({ from: '/studio/thread' });
  const navigate = useNavigate({ from: '/studio/thread' });
  const choose = (key: string | undefined) =>
    void navigate({
      search: ({ object: _before, ...rest }) => (key ? { ...rest, object: key } : rest),
      replace: true,
      resetScroll: false,
    });
  const chosen = nodes.find((node) => keyOf(node) === object);
  return (
    <div onKeyDown={(event) => event.key === 'Escape' && choose(undefined)}>
      <ThreadGraph
        nodes={nodes}
        gaps={gaps}
        chosen={chosen && object}
        onChoose={(key) => choose(key === object ? undefined : key)}
      />
      <p className={classes['below']}>
        <span>
          {t('brand:thread.thickness')} {!complete && t('brand:thread.incomplete')}
        </span>
        <Link
          to="/studio/thread"
          search={({ table: shown, ...rest }) => (shown ? rest : { ...rest, table: true as const })}
          replace
          resetScroll={false}
          className="link"
          aria-expanded={Boolean(table)}
        >
          {table ? t('brand:thread.hideTable') : t('brand:thread.table')}
        </Link>
      </p>
      {table && <ThreadTable nodes={nodes} gaps={gaps} />}
      {chosen ? (
        <ThreadObject node={chosen} nodes={nodes} gaps={gaps} onChoose={choose} />
      ) : (
        <div className={classes['lower']}>
          <NeedsToday />
          <GapList gaps={gaps} onChoose={choose} shown={new Set(nodes.map(keyOf))} />
        </div>
      )}
    </div>
  );
}

const NOW = 'now';

/** What is open now, or what was open at some time of a year. */
function Period() {
  const t = useT();
  const { year } = useSearch({ from: '/studio/thread' });
  const navigate = useNavigate({ from: '/studio/thread' });
  const [thisYear] = useState(() => new Date().getFullYear());
  const years = [...new Set([thisYear + 1, thisYear, thisYear - 1, thisYear - 2, ...(year ? [year] : [])])];
  return (
    <SelectField
      aria-label={t('brand:thread.period')}
      className={classes['period'] ?? ''}
      value={year ? String(year) : NOW}
      onChange={(chosen) =>
        void navigate({
          search: ({ year: _before, ...rest }) =>
            chosen && chosen !== NOW ? { ...rest, year: Number(chosen) } : rest,
          replace: true,
        })
      }
      data={[
        { value: NOW, label: t('brand:thread.now') },
        ...years.toSorted((a, b) => b - a).map((one) => ({ value: String(one), label: String(one) })),
      ]}
    />
  );
}

/** «4 values and 4 promises are on the thread. It breaks in 5 places.» */
function ledeOf(
  nodes: readonly ThreadNode[],
  gaps: number,
  { t, list }: { t: Translate; list: (parts: readonly string[]) => string },
): string {
  const counts = KINDS_IN_ORDER.flatMap((kind) => {
    const count = nodes.filter((node) => node.kind === kind).length;
    return count > 0 ? [t(`brand:counts.${kind}`, { count })] : [];
  });
  return `${t('brand:thread.lede', { counts: list(counts) })} ${t('brand:thread.breaks', { count: gaps })}`;
}
