import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Tree, type TreeLine } from './tree.tsx';
import { type ManagerLine, useManagerLines } from './use-manager-lines.ts';
import { useDisplayName } from './use-names.ts';

interface ManagerTreeProps {
  readonly at?: string | undefined;
  readonly onChoose: (personId: string) => void;
}

/** Who works for whom, opened line by line. */
export function ManagerTree({ at, onChoose }: ManagerTreeProps) {
  const t = useT();
  const lineOf = useLineOf();
  const chart = useManagerLines(at);
  if (chart.isPending) return <SkeletonRows label={t('web:page.loading')} />;
  if (chart.error) return <Failure error={chart.error} onRetry={chart.retry} />;
  if (chart.lines.length === 0)
    return <EmptyState title={t('people:chart.empty')} text={t('people:chart.emptyText')} />;
  return (
    <Tree
      label={t('people:chart.byManager')}
      lines={chart.lines.map(lineOf)}
      chosenId={at ?? null}
      onToggle={chart.toggle}
      onChoose={(id) => (id.startsWith('more.') ? chart.loadMore(id) : onChoose(id))}
    />
  );
}

function useLineOf(): (line: ManagerLine) => TreeLine {
  const t = useT();
  const format = useFormat();
  const nameOf = useDisplayName();
  return ({ person, state, ...line }) => {
    if (!person)
      return {
        ...line,
        text: t('web:table.more'),
        content: <span className="link">{t('web:table.more')}</span>,
      };
    const name = nameOf(person);
    const meta = [person.name ? person.title : null, person.unit?.name].filter(Boolean).join(' · ');
    return {
      ...line,
      text: name,
      content: (
        <>
          {name} {meta && <small>{meta}</small>}
          {state === 'loading' && <small role="status">{t('web:page.loading')}</small>}
          {state === 'failed' && <small role="alert">{t('people:chart.failed')}</small>}
        </>
      ),
      ...(person.below > 0
        ? { end: t('people:chart.below', { count: person.below, number: format.number(person.below) }) }
        : {}),
    };
  };
}
