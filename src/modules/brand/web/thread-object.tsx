import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { threadPlaces } from '#web/studio/thread-places.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { KeyHint } from '#web/ui/key-hint.tsx';
import { StatusWord } from '#web/ui/marks.tsx';
import { Facts, Section } from '#web/ui/section.tsx';
import { keyOf } from '../domain/thread.ts';
import { GapIcon } from './gap-icon.tsx';
import classes from './thread.module.css';
import { type GapNode, nodeTitle, type ThreadNode } from './thread-words.ts';

interface ThreadObjectProps {
  readonly node: ThreadNode;
  readonly nodes: readonly ThreadNode[];
  readonly gaps: readonly GapNode[];
  readonly onChoose: (key: string | undefined) => void;
}

/** The chosen object: what it serves, what serves it, what it lacks, and the way to where it is worked on. */
export function ThreadObject({ node, nodes, gaps, onChoose }: ThreadObjectProps) {
  const t = useT();
  const format = useFormat();
  const core = useQuery(ask('brand.readCore', {}));
  const key = keyOf(node);
  const above = nodes.filter((other) => node.links.some((link) => keyOf(link) === keyOf(other)));
  const below = nodes.filter(({ links }) => links.some((link) => keyOf(link) === key));
  const lacks = gaps.filter((gap) => keyOf(gap) === key);
  const place = threadPlaces[node.kind]?.(node.id, node.links);
  const title = nodeTitle(node, t);
  const links = (label: string, objects: readonly ThreadNode[]): [string, ReactNode][] =>
    objects.length === 0 ? [] : [[label, <Objects key={label} objects={objects} onChoose={onChoose} />]];
  const facts: [string, ReactNode][] = [
    [t('brand:thread.columns.kind'), t(`brand:kinds.${node.kind}`)],
    ...links(t('brand:thread.up'), above),
    ...links(t('brand:thread.down'), below),
    ...promiseFacts(core.data, node, t),
    ...(node.endsOn
      ? [[t('brand:thread.columns.to'), format.day(node.endsOn)] satisfies [string, ReactNode]]
      : []),
  ];
  return (
    <div className={classes['lower']}>
      <Section
        title={title}
        end={
          <button type="button" className={classes['back']} onClick={() => onChoose(undefined)}>
            {t('brand:thread.back')} <KeyHint keys={['Esc']} />
          </button>
        }
      >
        <Facts facts={facts} />
        {place && (
          <p className={classes['open']}>
            <LinkButton {...place}>{t('brand:thread.open')}</LinkButton>
          </p>
        )}
      </Section>
      <Section title={t('brand:gaps.ofThis')}>
        {lacks.length === 0 && <StatusWord tone="works">{t('brand:gaps.none')}</StatusWord>}
        <ul role="list" className={classes['lacks']}>
          {lacks.map(({ code }) => (
            <li key={code}>
              <GapIcon />
              {t(`brand:gaps.${code}`)}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Objects({ objects, onChoose }: { objects: readonly ThreadNode[]; onChoose: (key: string) => void }) {
  const t = useT();
  return (
    <ul role="list">
      {objects.map((object) => (
        <li key={keyOf(object)}>
          <button type="button" className={classes['gapLink']} onClick={() => onChoose(keyOf(object))}>
            {nodeTitle(object, t)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What readers know of a promise besides: to whom, and who answers for it. */
function promiseFacts(
  core: Answer<'brand.readCore'> | undefined,
  { kind, id }: ThreadNode,
  t: ReturnType<typeof useT>,
): [string, ReactNode][] {
  const promise = kind === 'promise' ? core?.promises.find((one) => one.id === id) : undefined;
  if (!promise) return [];
  return [
    ...(promise.toWhom
      ? [[t('brand:fields.toWhom'), promise.toWhom.text] satisfies [string, ReactNode]]
      : []),
    ...(promise.owner?.name
      ? [[t('brand:fields.ownerId'), promise.owner.name] satisfies [string, ReactNode]]
      : []),
    [t('brand:fields.proofs'), String(promise.proofs.length)],
  ];
}
