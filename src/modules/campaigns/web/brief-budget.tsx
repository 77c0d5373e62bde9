import { costTotals } from '#modules/plan/domain/cost.ts';
import { costOf, type TypedCost, typedCost, wrongAmounts } from '#modules/plan/web/action-values.ts';
import { CostFields } from '#modules/plan/web/cost-fields.tsx';
import { useCostWords } from '#modules/plan/web/cost-words.ts';
import { useT } from '#web/i18n.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { BriefSection, EditLink, useEditing } from './brief-section.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import { partsOf } from './campaign-words.ts';
import { PartForm } from './part-form.tsx';

/** What it costs: its own lines, and with them what its actions in the plan cost. */
export function BriefBudget() {
  const t = useT();
  const campaign = useCampaign();
  const words = useCostWords();
  const [part] = partsOf(campaign, 'budget');
  const edit = useEditing('budget', part ?? null);
  if (!part) return null;
  const { costs } = part.content;
  const total = words(campaign.totals);
  return (
    <BriefSection
      id="budget"
      title={t('campaigns:parts.budget')}
      end={edit.can && <EditLink what={t('campaigns:parts.budget')} onClick={edit.begin} />}
    >
      {edit.editing ? (
        <PartForm<'budget', { costs: TypedCost[] }>
          kind="budget"
          part={part}
          title={t('campaigns:budget.edit')}
          onEnd={edit.end}
          initial={{ costs: costs.map(typedCost) }}
          contentOf={(values) => ({ costs: values.costs.map(costOf) })}
          check={(values) => wrongAmounts(values, t('plan:cost.notAnAmount'), t('plan:cost.whatNeeded'))}
        >
          {(form) => <CostFields form={form} />}
        </PartForm>
      ) : (
        <>
          {costs.length === 0 && <p className={classes['none']}>{t('campaigns:budget.none')}</p>}
          {costs.length > 0 && (
            <Rows label={t('campaigns:parts.budget')}>
              {costs.map((cost) => (
                <Row
                  key={JSON.stringify(cost)}
                  name={cost.what}
                  meta={words(costTotals([cost]))}
                  act={
                    <StatusWord tone={cost.granted ? 'works' : 'unsure'}>
                      {t(cost.granted ? 'campaigns:budget.granted' : 'campaigns:budget.notGranted')}
                    </StatusWord>
                  }
                />
              ))}
            </Rows>
          )}
          {total && <p className={classes['total']}>{t('campaigns:budget.total', { total })}</p>}
        </>
      )}
    </BriefSection>
  );
}
