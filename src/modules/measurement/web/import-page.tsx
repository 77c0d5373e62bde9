import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Numbers, SkeletonRows } from '#web/ui/marks.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import classes from './measurement.module.css';

type Given = Answer<'measurement.readReadingsImport'>;
type Target = Given['columns'][number]['target'];

const TARGETS = ['measure', 'day', 'unit', 'value', 'low', 'high', 'people', 'note'] as const;
const NOTHING = 'nothing';

/** What a file of readings would write: looked at first, then written whole or not at all. */
export function ReadingsImportPage() {
  const t = useT();
  const { importId } = useParams({ from: '/studio/results/imports/$importId' });
  const given = useQuery(ask('measurement.readReadingsImport', { importId }));
  return (
    <Page
      title={given.data?.fileName ?? t('measurement:readings.bring')}
      width="wide"
      crumbs={[
        { label: t('web:rooms.results'), link: { to: '/studio/results' } },
        { label: t('measurement:readings.bring') },
      ]}
    >
      {given.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {given.error && <Failure error={given.error} onRetry={() => void given.refetch()} />}
      {given.data && <Review given={given.data} />}
    </Page>
  );
}

function Review({ given }: { given: Given }) {
  const t = useT();
  const format = useFormat();
  const { counts, problems, moreProblems, missing } = given;
  return (
    <>
      <Numbers
        numbers={(['new', 'corrected', 'same'] as const).map(
          (kind) => [t(`measurement:importing.${kind}`), format.number(counts[kind])] as const,
        )}
      />
      {!given.written && <Columns given={given} />}
      {missing.length > 0 && (
        <Notice
          tone="unsure"
          title={t('measurement:importing.missing', {
            columns: format.list(missing.map((target) => t(`measurement:importTargets.${target}`))),
          })}
        />
      )}
      {problems.length > 0 && (
        <Notice
          tone="harm"
          title={t('measurement:importing.problems', { count: problems.length + moreProblems })}
        >
          <ul>
            {problems.map(({ row, column, code, value }) => (
              <li key={`${row}/${column}/${code}`}>
                {t('measurement:importing.inRow', {
                  row,
                  sentence: t(`measurement:importProblems.${code}`, { value: value ?? '' }),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Preview given={given} />
      {given.written ? (
        <Notice tone="works" title={t('measurement:importing.written')} />
      ) : (
        <Decide given={given} />
      )}
    </>
  );
}

function Columns({ given }: { given: Given }) {
  const t = useT();
  const client = useQueryClient();
  const map = useSend('measurement.mapReadingsImport', {
    onDone: (answer) =>
      client.setQueryData(ask('measurement.readReadingsImport', { importId: given.id }).queryKey, answer),
  });
  const choose = (at: number, target: Target) =>
    map.mutate({
      importId: given.id,
      targets: given.columns.map((column) =>
        column.index === at ? target : column.target === target ? null : column.target,
      ),
    });
  return (
    <Section title={t('measurement:importing.columns')}>
      {map.error && <Failure error={map.error} />}
      <div className={classes['measures']}>
        {given.columns.map(({ index, header, target }) => (
          <SelectField
            key={index}
            label={header}
            value={target ?? NOTHING}
            data={[
              { value: NOTHING, label: t('measurement:importing.leaveOut') },
              ...TARGETS.map((one) => ({ value: one, label: t(`measurement:importTargets.${one}`) })),
            ]}
            onChange={(chosen) => choose(index, TARGETS.find((one) => one === chosen) ?? null)}
          />
        ))}
      </div>
    </Section>
  );
}

function Preview({ given: { rows, names } }: { given: Given }) {
  const t = useT();
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <Section title={t('measurement:importing.preview')}>
      <section className={classes['scroll']} aria-label={t('measurement:dashboard.table')} tabIndex={0}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('measurement:csv.day')}</th>
              <th scope="col">{t('measurement:csv.measure')}</th>
              <th scope="col">{t('measurement:importTargets.unit')}</th>
              <th scope="col">{t('measurement:csv.value')}</th>
              <th scope="col">{t('measurement:importing.before')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, readOn, measureId, unitId, value, before }) => (
              <tr key={row}>
                <th scope="row">{format.day(readOn)}</th>
                <td>{names[measureId]}</td>
                <td>{unitId ? names[unitId] : t('measurement:readings.whole')}</td>
                <td>{format.number(value, 3)}</td>
                <td>{before === null ? '' : format.number(before, 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}

function Decide({ given: { id: importId, measureId, problems, missing, counts } }: { given: Given }) {
  const t = useT();
  const navigate = useNavigate();
  const back = () =>
    measureId
      ? navigate({ to: '/studio/results/measures/$measureId', params: { measureId } })
      : navigate({ to: '/studio/results' });
  const done = { changes: ['measurement'], onDone: () => void back() };
  const write = useSend('measurement.writeReadingsImport', done);
  const discard = useSend('measurement.discardReadingsImport', done);
  const error = write.error ?? discard.error;
  return (
    <div className={classes['ways']}>
      {error && <Failure error={error} />}
      <Button
        kind="primary"
        locked={(problems.length > 0 || missing.length > 0) && t('measurement:importing.settle')}
        pending={write.isPending && t('web:form.sending')}
        onClick={() => write.mutate({ importId })}
      >
        {t('measurement:importing.write', { count: counts.new + counts.corrected })}
      </Button>
      <Button kind="quiet" onClick={() => discard.mutate({ importId })}>
        {t('measurement:importing.discard')}
      </Button>
    </div>
  );
}
