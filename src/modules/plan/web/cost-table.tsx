import { useT } from '#web/i18n.ts';
import type { CostLine } from '../contract/line.ts';
import { costTotals } from '../domain/cost.ts';
import { useCostWords } from './cost-words.ts';
import classes from './panel.module.css';

/** What an action costs, line by line and together; what nobody has said yes to says so. */
export function CostTable({ costs }: { costs: readonly CostLine[] }) {
  const t = useT();
  const words = useCostWords();
  if (costs.length === 0) return null;
  const of = ({ money, hours, expertDays }: CostLine) =>
    words({ money: money ? [money] : [], hours: hours ?? 0, expertDays: expertDays ?? 0 });
  return (
    <section className={classes['part']}>
      <table className={classes['costs']}>
        <caption>{t('plan:fields.costs')}</caption>
        <tbody>
          {costs.map((cost, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cost lines have no ids and are told apart by their place
            <tr key={index}>
              <th scope="row">
                {cost.what}
                <small>
                  {[
                    t(`plan:costKinds.${cost.kind}`),
                    cost.material,
                    !cost.granted && t('plan:studio.notGranted'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </th>
              <td className="num">{of(cost)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('plan:studio.together')}</th>
            <td className="num">{words(costTotals(costs))}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
