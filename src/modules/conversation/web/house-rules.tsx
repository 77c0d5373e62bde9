import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Section } from '#web/ui/section.tsx';
import classes from './case.module.css';

/** How we write to each other: the organisation's own rules, else those of the product. */
export function HouseRules() {
  const t = useT();
  const settings = useQuery(ask('conversation.readSettings', {}));
  if (!settings.data) return null;
  const { houseRules } = settings.data;
  return (
    <Section title={t('conversation:speak.houseRules')}>
      <p className={classes['rules']} lang={houseRules?.language}>
        {houseRules?.text ?? t('conversation:speak.houseRulesText')}
      </p>
    </Section>
  );
}
