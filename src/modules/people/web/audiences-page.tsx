import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Segments } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';
import { KEEPERS } from '../domain/person.ts';
import { useSentence } from './audience-meaning.tsx';
import classes from './people.module.css';
import { PeopleFrame } from './people-frame.tsx';

/** Saved audiences, each in words and counted now. */
export function AudiencesPage() {
  const t = useT();
  const navigate = useNavigate();
  const { retired } = useSearch({ from: '/studio/people/audiences' });
  const audiences = useRows('people.listAudiences', { limit: 20, ...(retired ? { retired } : {}) });
  const mayBuild = rolesOf(useMe()).some((role) => KEEPERS.some((keeper) => keeper === role));
  const build = (
    <LinkButton to="/studio/people/audiences/new" kind="primary" icon={<IconPlus size={18} />}>
      {t('web:rooms.newAudience')}
    </LinkButton>
  );
  return (
    <PeopleFrame page="audiences" lede={t('people:audiences.lede')} actions={mayBuild && build}>
      <div className={classes['which']}>
        <Segments
          label={t('people:audiences.which')}
          value={retired ? 'retired' : 'inUse'}
          onChange={(chosen) =>
            void navigate({
              to: '/studio/people/audiences',
              search: chosen === 'retired' ? { retired: 'yes' } : {},
              replace: true,
            })
          }
          options={[
            { value: 'inUse', label: t('people:audiences.inUse') },
            { value: 'retired', label: t('people:audiences.outOfUse') },
          ]}
        />
      </div>
      {audiences.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {audiences.error && <Failure error={audiences.error} onRetry={audiences.retry} />}
      {audiences.first?.rows.length === 0 &&
        (retired ? (
          <p className="small">{t('people:audiences.noneRetired')}</p>
        ) : (
          <EmptyState
            title={t('people:audiences.empty')}
            text={t('people:audiences.emptyText')}
            act={mayBuild && build}
          />
        ))}
      {audiences.rows.length > 0 && (
        <Rows label={t('web:rooms.audiences')}>
          {audiences.rows.map(({ id, name }) => (
            <AudienceRow key={id} audienceId={id} name={name} />
          ))}
        </Rows>
      )}
      <MoreRows {...audiences} />
    </PeopleFrame>
  );
}

function AudienceRow({ audienceId, name }: { audienceId: string; name: string }) {
  const t = useT();
  const format = useFormat();
  const audience = useQuery(ask('people.readAudience', { audienceId }));
  const sentence = useSentence(audience.data?.rule ?? null);
  return (
    <Row
      name={
        <Link to="/studio/people/audiences/$audienceId" params={{ audienceId }}>
          {name}
        </Link>
      }
      meta={sentence ?? t('web:page.loading')}
      act={
        audience.data && (
          <span className="num">
            {t('people:units.people', {
              count: audience.data.count,
              number: format.number(audience.data.count),
            })}
          </span>
        )
      }
    />
  );
}
