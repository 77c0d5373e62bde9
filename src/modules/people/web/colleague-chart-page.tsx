import { useNavigate, useSearch } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { Page } from '#web/ui/page.tsx';
import { ChartView } from './chart-view.tsx';
import type { ChartPlace } from './routes.ts';

/** The org chart for everybody. */
export function ColleagueChartPage() {
  const t = useT();
  const navigate = useNavigate();
  const place: ChartPlace = useSearch({ from: '/home/people/chart' });
  return (
    <Page
      title={t('web:rooms.orgChart')}
      lede={t('people:chart.lede')}
      crumbs={[{ label: t('web:rooms.people'), link: { to: '/people' } }]}
      width="wide"
    >
      <ChartView
        place={place}
        onPlace={(search) => void navigate({ to: '/people/chart', search, replace: true })}
        onPerson={(personId) => void navigate({ to: '/people/$personId', params: { personId } })}
        onUnit={(unitId) => void navigate({ to: '/people', search: { unitId } })}
      />
    </Page>
  );
}
