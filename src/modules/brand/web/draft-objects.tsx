import { useNavigate, useSearch } from '@tanstack/react-router';
import { type DragEvent, useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { Section } from '#web/ui/section.tsx';
import type { ObjectKind } from '../contract/content.ts';
import type { DraftObject } from '../contract/draft.ts';
import classes from './draft.module.css';
import type { Draft } from './draft-words.ts';
import { NewObject, WrittenObject } from './object-form.tsx';
import { ObjectRow } from './object-row.tsx';

const KINDS = ['mission', 'vision', 'value', 'promise'] as const satisfies readonly ObjectKind[];

/** Everything in the draft, by kind; one object at a time is open for writing. */
export function DraftObjects({ draft }: { draft: Draft }) {
  return KINDS.map((kind) => <KindSection key={kind} draft={draft} kind={kind} />);
}

function KindSection({ draft, kind }: { draft: Draft; kind: ObjectKind }) {
  const t = useT();
  const { edit } = useSearch({ from: '/studio/brand' });
  const navigate = useNavigate({ from: '/studio/brand' });
  const open = (id?: string) =>
    void navigate({ search: id ? { edit: id } : {}, replace: true, resetScroll: false });
  const objects = draft.objects
    .filter(({ content }) => content.kind === kind)
    .sort((a, b) => a.position - b.position);
  const single = kind === 'mission' || kind === 'vision';
  const adding = edit === `new-${kind}`;
  const room = draft.can.edit && !adding && (!single || objects.length === 0);
  return (
    <Section
      title={single ? t(`brand:kinds.${kind}`) : t(`brand:plurals.${kind}`)}
      lede={objects.length === 0 && !adding ? t(`brand:hints.${kind}`) : undefined}
    >
      <Ordered draft={draft} kind={kind} objects={objects} edit={edit} open={open} />
      {adding && <NewObject draft={draft} kind={kind} onClose={() => open()} />}
      {room && (
        <button type="button" className="link" onClick={() => open(`new-${kind}`)}>
          <IconPlus size={16} />
          {t(`brand:add.${kind}`)}
        </button>
      )}
    </Section>
  );
}

interface OrderedProps {
  readonly draft: Draft;
  readonly kind: ObjectKind;
  readonly objects: readonly DraftObject[];
  readonly edit: string | undefined;
  readonly open: (id?: string) => void;
}

/** The objects of a kind in their order, which arrows and the mouse change. */
function Ordered({ draft, kind, objects, edit, open }: OrderedProps) {
  const order = useSend('brand.orderObjects', { changes: ['brand.readDraft', 'brand.readDraftChanges'] });
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const move = (id: string, to: number) => {
    if (kind !== 'value' && kind !== 'promise') return;
    const ids = objects.map((object) => object.id).filter((one) => one !== id);
    order.mutate({ kind, objectIds: ids.toSpliced(to, 0, id) });
  };
  const movable = draft.can.edit && objects.length > 1 && (kind === 'value' || kind === 'promise');
  const dragging = (id: string, place: number) => ({
    draggable: movable,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      setDragged(id);
    },
    onDragOver: (event: DragEvent) => {
      if (!dragged || dragged === id) return;
      event.preventDefault();
      setOver(id);
    },
    onDragEnd: () => {
      setDragged(null);
      setOver(null);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (dragged) move(dragged, place);
    },
  });
  return (
    <>
      {order.error && <Failure error={order.error} />}
      <ul role="list" className={classes['objects']}>
        {objects.map((object, place) =>
          object.id === edit && draft.can.edit && !object.retirement ? (
            <li key={object.id}>
              <WrittenObject draft={draft} object={object} onClose={() => open()} />
            </li>
          ) : (
            <ObjectRow
              key={object.id}
              draft={draft}
              object={object}
              onOpen={() => open(object.id)}
              onMove={movable ? (by) => move(object.id, place + by) : null}
              place={{ first: place === 0, last: place === objects.length - 1 }}
              drag={{ ...dragging(object.id, place), over: over === object.id }}
            />
          ),
        )}
      </ul>
    </>
  );
}
