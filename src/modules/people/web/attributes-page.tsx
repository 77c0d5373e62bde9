import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { editionFor } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { AttributeDialog } from './attribute-dialog.tsx';
import { PeopleFrame } from './people-frame.tsx';
import type { Attribute } from './person-values.ts';

/** The facts that the organisation keeps about people besides the usual ones. */
export function AttributesPage() {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const attributes = useQuery(ask('people.listAttributes', {}));
  const [open, setOpen] = useState<Attribute | 'new' | null>(null);
  const mayChange = rolesOf(useMe()).includes('admin');
  const rows = attributes.data?.attributes ?? [];
  const declare = (
    <Button
      kind="primary"
      icon={<IconPlus size={18} />}
      locked={!mayChange && t('people:attributes.onlyAdmins')}
      onClick={() => setOpen('new')}
    >
      {t('people:attributes.declare')}
    </Button>
  );
  return (
    <PeopleFrame page="attributes" lede={t('people:attributes.lede')} actions={declare}>
      {attributes.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {attributes.error && <Failure error={attributes.error} onRetry={() => void attributes.refetch()} />}
      {attributes.data && rows.length === 0 && (
        <EmptyState title={t('people:attributes.empty')} text={t('people:attributes.emptyText')} />
      )}
      {rows.length > 0 && (
        <Rows label={t('web:rooms.attributes')}>
          {rows.map((attribute) => (
            <Row
              key={attribute.key}
              name={editionFor(attribute.label, language) || attribute.key}
              meta={[
                t(`people:attributes.types.${attribute.type}`),
                attribute.choices.length > 0 && format.list(attribute.choices.slice(0, 8)),
                t('people:attributes.keyIs', { key: attribute.key }),
              ]
                .filter(Boolean)
                .join(' · ')}
              act={
                mayChange && (
                  <button type="button" className="link" onClick={() => setOpen(attribute)}>
                    {t('people:attributes.change')}
                  </button>
                )
              }
            />
          ))}
        </Rows>
      )}
      {open && <AttributeDialog attribute={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </PeopleFrame>
  );
}
