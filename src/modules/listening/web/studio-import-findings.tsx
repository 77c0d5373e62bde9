import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { IconInfo, IconRefuse } from '#web/ui/icons.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import type { ResultImport } from './studio-import-page.tsx';
import classes from './studio-wave.module.css';

const SHOWN = 25;

/** What stands in the way, what the conversions lose, and the first figures as they would be kept. */
export function ImportFindings({ given }: { given: ResultImport }) {
  const t = useT();
  const format = useFormat();
  const { problems, moreProblems, losses, figures } = given;
  return (
    <>
      {problems.length > 0 && (
        <Section title={t('listening:studio.imports.problems')}>
          <Rows label={t('listening:studio.imports.problems')}>
            {problems.map(({ code, row, column, value, severity }) => (
              <Row
                key={`${code} ${row} ${column} ${value}`}
                mark={severity === 'blocks' ? <IconRefuse size={18} /> : <IconInfo size={18} />}
                name={t(`listening:import.problems.${code}`, { row: row ?? 0, value: value ?? '' })}
                meta={t(`listening:studio.imports.severity.${severity}`)}
              />
            ))}
          </Rows>
          {moreProblems > 0 && (
            <p className="small">{t('listening:studio.imports.moreProblems', { count: moreProblems })}</p>
          )}
        </Section>
      )}
      <Section title={t('listening:studio.imports.losses')} lede={t('listening:studio.imports.lossesText')}>
        <Rows label={t('listening:studio.imports.losses')}>
          {losses.map(({ loss, figures: count }) => (
            <Row
              key={loss}
              name={t(`listening:conversions.${loss}`)}
              act={t('listening:studio.imports.figures', { count })}
            />
          ))}
        </Rows>
      </Section>
      <Section title={t('listening:studio.imports.preview')}>
        <section className={classes['scroll']} tabIndex={0} aria-label={t('listening:results.asTable')}>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('listening:studio.trend.organisation')}</th>
                <th scope="col">{t('listening:studio.trend.year')}</th>
                <th scope="col">{t('listening:studio.imports.measure')}</th>
                <th scope="col">{t('listening:import.measure.given')}</th>
                <th scope="col">{t('listening:import.measure.kept')}</th>
              </tr>
            </thead>
            <tbody>
              {figures.slice(0, SHOWN).map((figure) => (
                <tr key={`${figure.row} ${figure.measure} ${figure.unit}`}>
                  <th scope="row">{figure.organisation}</th>
                  <td className="num">{figure.year}</td>
                  <td>
                    {figure.measure} → {t(`listening:constructs.${figure.meaning.construct}`)}
                  </td>
                  <td className="num">{format.number(figure.given, 1)}</td>
                  <td className="num">
                    {format.number(figure.value, 1)} {t(`listening:studio.trend.units.${figure.unit}`)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Section>
    </>
  );
}
