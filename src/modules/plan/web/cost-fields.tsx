import { useT } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/choice.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair } from '#web/ui/form.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import type { DraftForm } from '#web/ui/use-draft-form.ts';
import { type ActionValues, NO_COST, type TypedCost } from './action-values.ts';
import classes from './panel.module.css';
import { COST_KINDS } from './plan-lists.ts';

/** A form that holds cost lines, whatever else it holds. */
interface CostForm {
  readonly values: Pick<ActionValues, 'costs'>;
  readonly getInputProps: (path: string) => ReturnType<DraftForm<ActionValues>['getInputProps']>;
  readonly setFieldValue: (path: 'costs', costs: TypedCost[]) => void;
}

/** What an action costs: money, hours, experts' days, material, and whether somebody said yes to it. */
export function CostFields({ form }: { form: CostForm }) {
  const t = useT();
  const { costs } = form.values;
  return (
    <fieldset className={classes['costList']}>
      <legend className="field-label">{t('plan:fields.costs')}</legend>
      {costs.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cost lines have no ids, and the form holds them by their place
        <CostLineFields key={index} form={form} index={index} />
      ))}
      <button type="button" className="link" onClick={() => form.setFieldValue('costs', [...costs, NO_COST])}>
        <IconPlus size={16} />
        {t('plan:cost.add')}
      </button>
    </fieldset>
  );
}

function CostLineFields({ form, index }: { form: CostForm; index: number }) {
  const t = useT();
  const { costs } = form.values;
  const cost = costs[index] ?? NO_COST;
  const field = (name: keyof typeof cost) => form.getInputProps(`costs.${index}.${name}`);
  const change = (changed: Partial<typeof cost>) =>
    form.setFieldValue(
      'costs',
      costs.map((one, place) => (place === index ? { ...one, ...changed } : one)),
    );
  return (
    <div className={classes['costFields']}>
      <TextField {...field('what')} label={t('plan:cost.what')} />
      <FieldPair>
        <SelectField
          label={t('plan:fields.kind')}
          value={cost.kind}
          onChange={(value) => change({ kind: COST_KINDS.find((one) => one === value) ?? cost.kind })}
          data={COST_KINDS.map((value) => ({ value, label: t(`plan:costKinds.${value}`) }))}
        />
        <TextField {...field('material')} label={t('plan:cost.material')} />
      </FieldPair>
      <FieldPair>
        <TextField {...field('amount')} inputMode="decimal" label={t('plan:cost.money')} />
        <TextField {...field('currency')} maxLength={3} label={t('plan:cost.currency')} />
      </FieldPair>
      <FieldPair>
        <TextField {...field('hours')} inputMode="decimal" label={t('plan:cost.hours')} />
        <TextField {...field('expertDays')} inputMode="decimal" label={t('plan:cost.expertDays')} />
      </FieldPair>
      <Checkbox
        label={t('plan:cost.granted')}
        checked={cost.granted}
        onChange={(granted) => change({ granted })}
      />
      <button
        type="button"
        className="link"
        onClick={() =>
          form.setFieldValue(
            'costs',
            costs.filter((_, place) => place !== index),
          )
        }
      >
        {t('plan:cost.remove')}
      </button>
    </div>
  );
}
