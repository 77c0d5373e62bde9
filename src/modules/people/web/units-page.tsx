import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { KEEPERS } from '../domain/person.ts';
import classes from './people.module.css';
import { PeopleFrame } from './people-frame.tsx';
import { UnitDialog } from './unit-dialog.tsx';
import { UnitPanel } from './unit-panel.tsx';
import { UnitTree } from './unit-tree.tsx';

/** The tree of units, and beside it the unit that was chosen. */
export function UnitsPage() {
  const t = useT();
  const navigate = useNavigate();
  const { unit: unitId } = useSearch({ from: '/studio/people/units' });
  const [creating, setCreating] = useState(false);
  const mayCreate = rolesOf(useMe()).some((role) => KEEPERS.some((keeper) => keeper === role));
  const choose = (unit: string | null) =>
    void navigate({
      to: '/studio/people/units',
      search: unit ? { unit } : {},
      replace: true,
      resetScroll: false,
    });
  return (
    <PeopleFrame
      page="units"
      lede={t('people:units.lede')}
      actions={
        mayCreate && (
          <Button kind="primary" icon={<IconPlus size={18} />} onClick={() => setCreating(true)}>
            {t('people:units.create')}
          </Button>
        )
      }
    >
      <div className={classes['beside']}>
        <UnitTree chosenId={unitId ?? null} onChoose={choose} />
        {unitId ? (
          <UnitPanel key={unitId} unitId={unitId} onGone={() => choose(null)} onCreated={choose} />
        ) : (
          <p className="small">{t('people:units.chooseOne')}</p>
        )}
      </div>
      {creating && (
        <UnitDialog parentId={null} onClose={() => setCreating(false)} onDone={({ id }) => choose(id)} />
      )}
    </PeopleFrame>
  );
}
