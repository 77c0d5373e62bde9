import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { keyOf } from '../domain/thread.ts';
import { type GapNode, nodeTitle, type ThreadNode } from './thread-words.ts';

/** The drawing as a table: every object, what it is linked to, and what it lacks. */
export function ThreadTable({ nodes, gaps }: { nodes: readonly ThreadNode[]; gaps: readonly GapNode[] }) {
  const t = useT();
  const format = useFormat();
  const byKey = new Map(nodes.map((node) => [keyOf(node), node]));
  const titles = (keys: readonly string[]) =>
    format.list(keys.flatMap((key) => byKey.get(key) ?? []).map((node) => nodeTitle(node, t)));
  const below = new Map<string, string[]>();
  for (const node of nodes)
    for (const link of node.links) below.set(keyOf(link), [...(below.get(keyOf(link)) ?? []), keyOf(node)]);
  const lacks = (node: ThreadNode) => gaps.filter((gap) => keyOf(gap) === keyOf(node));
  return (
    <DataTable
      label={t('brand:thread.table')}
      rows={nodes}
      rowId={keyOf}
      columns={[
        { id: 'kind', title: t('brand:thread.columns.kind'), cell: ({ kind }) => t(`brand:kinds.${kind}`) },
        { id: 'title', title: t('brand:thread.columns.title'), cell: (node) => nodeTitle(node, t) },
        { id: 'up', title: t('brand:thread.up'), cell: ({ links }) => titles(links.map(keyOf)) },
        {
          id: 'down',
          title: t('brand:thread.down'),
          cell: (node) => titles(below.get(keyOf(node)) ?? []),
        },
        {
          id: 'lacks',
          title: t('brand:gaps.ofThis'),
          narrow: 'hide',
          cell: (node) =>
            lacks(node)
              .map(({ code }) => t(`brand:gaps.${code}`))
              .join(' '),
        },
      ]}
    />
  );
}
