import { useT } from '#web/i18n.ts';
import { Segments } from '#web/ui/choice.tsx';
import { ManagerTree } from './manager-tree.tsx';
import classes from './people.module.css';
import type { ChartPlace } from './routes.ts';
import { UnitTree } from './unit-tree.tsx';

interface ChartViewProps {
  readonly place: ChartPlace;
  readonly onPlace: (place: ChartPlace) => void;
  readonly onPerson: (personId: string) => void;
  readonly onUnit: (unitId: string) => void;
}

/** The org chart by manager or by unit, with how many are below each line. */
export function ChartView({ place: { by, at }, onPlace, onPerson, onUnit }: ChartViewProps) {
  const t = useT();
  return (
    <div>
      <div className={classes['chartBy']}>
        <Segments
          label={t('people:chart.by')}
          value={by ?? 'manager'}
          onChange={(chosen) => onPlace(chosen === 'unit' ? { by: chosen } : {})}
          options={[
            { value: 'manager', label: t('people:chart.byManager') },
            { value: 'unit', label: t('people:chart.byUnit') },
          ]}
        />
        <p className="small" data-screen-only>
          {t('people:chart.keys')}
        </p>
      </div>
      {by === 'unit' ? <UnitTree onChoose={onUnit} /> : <ManagerTree key={at} at={at} onChoose={onPerson} />}
    </div>
  );
}
