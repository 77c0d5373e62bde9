import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { useMe } from '#web/session.ts';
import { Seal, StatusWord } from '#web/ui/marks.tsx';
import { Row } from '#web/ui/section.tsx';
import classes from './case.module.css';
import { CaseStanding } from './case-standing.tsx';
import { isBeingSent, type KeptCase } from './unseen-shelf.ts';
import { useUnseenCase } from './use-unseen-case.ts';

/** The unseen cases of this browser, as rows. */
export function KeptCases({ kept, most }: { kept: readonly KeptCase[]; most: number | undefined }) {
  return kept
    .filter((one) => !isBeingSent(one))
    .slice(0, most)
    .map((one, index) => <KeptCaseRow key={one.id} kept={one} place={index} />);
}

function KeptCaseRow({ kept, place }: { kept: KeptCase; place: number }) {
  const t = useT();
  const me = useMe();
  const { data, fresh } = useUnseenCase(me.id, kept, place);
  const kind = data?.case?.kind ?? kept.kind;
  return (
    <Row
      name={
        <Link to="/speak/unseen/$keptId" params={{ keptId: kept.id }}>
          {kind ? t(`conversation:unseen.title.${kind}`) : t('conversation:unseen.caseTitle')}
        </Link>
      }
      meta={
        <span className={classes['metaLine']}>
          {data?.case && <CaseStanding one={data.case} />}
          {data && !data.case && <StatusWord tone="plain">{t('conversation:unseen.waiting')}</StatusWord>}
          {fresh > 0 && <strong>{t('conversation:case.news', { count: fresh })}</strong>}
          <Seal>{t('conversation:unseen.onlyHere')}</Seal>
        </span>
      }
    />
  );
}
