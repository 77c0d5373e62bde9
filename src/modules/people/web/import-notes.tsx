import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { MessageName } from '#web/messages.ts';
import { IconInfo, IconLock, IconPeople } from '#web/ui/icons.tsx';
import classes from './import.module.css';
import type { PeopleImport } from './import-targets.ts';

const ICONS = { without_email: IconPeople, unit_gets_label: IconLock, new_units: IconPeople };

/** What is good to know before or after an import; nothing of it stands in the way. */
export function ImportNotes({ given: { notes } }: { given: PeopleImport }) {
  const t = useT();
  const format = useFormat();
  if (notes.length === 0) return null;
  return (
    <section aria-label={t('people:import.goodToKnow')}>
      <h2 className={classes['sideHead']}>{t('people:import.goodToKnow')}</h2>
      <ul role="list" className={classes['notes']}>
        {notes.map(({ code, params }) => {
          const Icon = ICONS[code as keyof typeof ICONS] ?? IconInfo;
          const values = inWords(params, format.number);
          return (
            <li key={code + JSON.stringify(params)}>
              <Icon size={18} />
              {/* Safe: each note that the check makes has its sentence. */}
              <span>{t(`people:import.notes.${code}` as MessageName, values)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Numbers as the reader writes them; `count` stays a number, because it chooses the plural, and `number` says it. */
function inWords(params: Readonly<Record<string, unknown>>, say: (value: number) => string) {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (name === 'count' && typeof value === 'number')
      Object.assign(values, { count: value, number: say(value) });
    else values[name] = typeof value === 'number' ? say(value) : String(value);
  }
  return values;
}
