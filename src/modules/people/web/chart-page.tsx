import { useNavigate, useSearch } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { ChartView } from './chart-view.tsx';
import { PeopleFrame } from './people-frame.tsx';
import type { ChartPlace } from './routes.ts';

/** The org chart in Studio. */
export function ChartPage() {
  const t = useT();
  const navigate = useNavigate();
  const place: ChartPlace = useSearch({ from: '/studio/people/chart' });
  return (
    <PeopleFrame page="orgChart" lede={t('people:chart.lede')}>
      <ChartView
        place={place}
        onPlace={(search) => void navigate({ to: '/studio/people/chart', search, replace: true })}
        onPerson={(personId) => void navigate({ to: '/studio/people/$personId', params: { personId } })}
        onUnit={(unitId) => void navigate({ to: '/studio/people', search: { unitId } })}
      />
    </PeopleFrame>
  );
}
