import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { useFace } from '#web/ui/face.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { Section } from '#web/ui/section.tsx';
import { useRowsOf } from './chart-rows.ts';
import classes from './people.module.css';
import { PersonLink, PersonRows } from './person-rows.tsx';
import { useDisplayName } from './use-names.ts';

/** Who is above a person, and who reports to them. */
export function PlaceInLine({ personId }: { personId: string }) {
  const t = useT();
  const nameOf = useDisplayName();
  const place = useQuery(ask('people.readChartNode', { personId }));
  const reports = useRowsOf(personId);
  const { name: face } = useFace();
  const above = place.data?.above ?? [];
  return (
    <Section
      title={t('people:line.title')}
      end={
        <Link
          to={face === 'studio' ? '/studio/people/chart' : '/people/chart'}
          search={{ at: personId }}
          className="link"
        >
          {t('people:line.inChart')}
        </Link>
      }
    >
      {place.isPending && <SkeletonRows label={t('web:page.loading')} count={2} />}
      {place.error && <Failure error={place.error} onRetry={() => void place.refetch()} />}
      {place.data && (
        <ol className={classes['above']}>
          {above.map((person) => (
            <li key={person.id}>
              <PersonLink personId={person.id}>{nameOf(person)}</PersonLink>
              {person.name && person.title && <span className="small"> {person.title}</span>}
            </li>
          ))}
          <li aria-current="true">{nameOf(place.data.person)}</li>
        </ol>
      )}
      {place.data && place.data.person.reports === 0 && <p className="small">{t('people:line.noReports')}</p>}
      {place.data && place.data.person.reports > 0 && (
        <>
          <h3 className={classes['smallHead']}>
            {t('people:line.reports', { count: place.data.person.reports })}
          </h3>
          <Reports reports={reports} label={t('people:line.reports', { count: place.data.person.reports })} />
        </>
      )}
    </Section>
  );
}

function Reports({ reports, label }: { reports: ReturnType<typeof useRowsOf>; label: string }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      {reports.error && <Failure error={reports.error} onRetry={reports.retry} />}
      <PersonRows
        label={label}
        people={reports.rows}
        end={({ below }) =>
          below > 0 && t('people:chart.below', { count: below, number: format.number(below) })
        }
      />
      <MoreRows {...reports} />
    </>
  );
}
