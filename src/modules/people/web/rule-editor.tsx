import { useT } from '#web/i18n.ts';
import { IconButton } from '#web/ui/button.tsx';
import { IconClose, IconPlus } from '#web/ui/icons.tsx';
import type { RuleNames } from '../contract/audience.ts';
import type { Condition, Rule } from '../contract/audience-rule.ts';
import { ConditionFields } from './condition-fields.tsx';
import { PlainSelect } from './plain-select.tsx';
import classes from './rule.module.css';
import {
  BLANK_RULE,
  blankCondition,
  CONDITION_KINDS,
  type Group,
  inSense,
  peeled,
  senseOf,
  withSense,
} from './rule-draft.ts';

interface PartProps {
  readonly rule: Rule;
  readonly onChange: (rule: Rule) => void;
  readonly onRemove: (() => void) | null;
  readonly names: RuleNames;
  readonly ownId: string | null;
  /** From 1 for the whole rule. */
  readonly depth: number;
}

const SENSES = ['all', 'any', 'none', 'notAll'] as const;
// Deeper ones can be saved through the API and are shown; on screen nobody reads more.
const DEEPEST = 5;

/** A rule as sentences that can be changed: groups of conditions, each a verb with what it is about. */
export function RuleEditor(props: Omit<PartProps, 'onRemove' | 'depth'>) {
  return <RulePart {...props} onRemove={null} depth={1} />;
}

function RulePart(props: PartProps) {
  const { negated, inner } = peeled(props.rule);
  return inner.kind === 'all' || inner.kind === 'any' ? (
    <GroupPart {...props} group={inner} negated={negated} />
  ) : (
    <ConditionPart {...props} condition={inner} negated={negated} />
  );
}

function GroupPart({ group, negated, ...part }: PartProps & { group: Group; negated: boolean }) {
  const t = useT();
  const { depth, onChange, onRemove } = part;
  const sense = senseOf(group, negated);
  const put = (rules: readonly Rule[]) => onChange(withSense({ ...group, rules }, negated));
  return (
    <fieldset className={depth === 1 ? classes['whole'] : classes['group']}>
      <legend className="hidden">{t('people:rule.group')}</legend>
      <div className={classes['head']}>
        {depth === 1 && <span>{t('people:rule.everyoneWho')}</span>}
        <PlainSelect
          label={t('people:rule.group')}
          value={sense}
          onChange={(chosen) => onChange(inSense(group, SENSES.find((one) => one === chosen) ?? 'all'))}
        >
          {SENSES.map((one) => (
            <option key={one} value={one}>
              {t(`people:audience.group.${one}`)}
            </option>
          ))}
        </PlainSelect>
        {onRemove && (
          <IconButton label={t('people:rule.removeGroup')} onClick={onRemove}>
            <IconClose size={18} />
          </IconButton>
        )}
      </div>
      <ol className={classes['parts']}>
        {group.rules.map((rule, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
          <li key={index}>
            <RulePart
              {...part}
              rule={rule}
              depth={depth + 1}
              onChange={(changed) => put(group.rules.with(index, changed))}
              onRemove={
                group.rules.length > 1 || depth > 1 ? () => put(group.rules.toSpliced(index, 1)) : null
              }
            />
          </li>
        ))}
      </ol>
      <div className={classes['adds']}>
        <button type="button" className="link" onClick={() => put([...group.rules, blankCondition('unit')])}>
          <IconPlus size={16} />
          {t('people:rule.addCondition')}
        </button>
        {depth < DEEPEST && (
          <button
            type="button"
            className="link"
            onClick={() => put([...group.rules, { ...BLANK_RULE, kind: 'any' }])}
          >
            <IconPlus size={16} />
            {t('people:rule.addGroup')}
          </button>
        )}
      </div>
    </fieldset>
  );
}

function ConditionPart({
  condition,
  negated,
  ...part
}: PartProps & { condition: Condition; negated: boolean }) {
  const t = useT();
  const { onChange, onRemove, names, ownId } = part;
  const kinds = CONDITION_KINDS.map((kind) => ({
    kind,
    is: t(`people:rule.is.${kind}`),
    isNot: t(`people:rule.isNot.${kind}`),
  }));
  return (
    <div className={classes['condition']}>
      <PlainSelect
        label={t('people:rule.condition')}
        value={`${negated ? 'isNot' : 'is'}.${condition.kind}`}
        onChange={(chosen) => {
          const [sense, name] = chosen.split('.');
          const kind = CONDITION_KINDS.find((one) => one === name) ?? 'unit';
          onChange(withSense(kind === condition.kind ? condition : blankCondition(kind), sense === 'isNot'));
        }}
      >
        {kinds.map(({ kind, is }) => (
          <option key={kind} value={`is.${kind}`}>
            {is}
          </option>
        ))}
        <optgroup label={t('people:rule.opposite')}>
          {kinds.map(({ kind, isNot }) => (
            <option key={kind} value={`isNot.${kind}`}>
              {isNot}
            </option>
          ))}
        </optgroup>
      </PlainSelect>
      <div className={classes['about']}>
        <ConditionFields
          condition={condition}
          names={names}
          ownId={ownId}
          onChange={(changed) => onChange(withSense(changed, negated))}
        />
      </div>
      {onRemove && (
        <IconButton label={t('people:rule.removeCondition')} onClick={onRemove}>
          <IconClose size={18} />
        </IconButton>
      )}
    </div>
  );
}
