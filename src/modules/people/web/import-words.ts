import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { Tone } from '#web/ui/marks.tsx';
import type { ImportColumn, PeopleImport } from './import-targets.ts';

/** How an import stands, as the tone of its state's word. */
export function stateTone(state: PeopleImport['state']): Tone {
  if (state === 'done') return 'works';
  if (state === 'failed') return 'harm';
  return state === 'stopped' || state === 'undone' ? 'plain' : 'accent';
}

/** «5 new, 11 changed, 2 left», leaving out what there is none of. */
export function useCountsInWords(counts: PeopleImport['counts']): string {
  const t = useT();
  const format = useFormat();
  if (!counts) return '';
  const parts = (['created', 'changed', 'left'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`people:import.counted.${kind}`, { number: format.number(counts[kind]) }));
  return parts.length > 0 ? parts.join(', ') : t('people:import.counted.nothing');
}

/** What a column is called: its header, or its letter as a spreadsheet has it. */
export function useColumnName(): (column: Pick<ImportColumn, 'header' | 'index'>) => string {
  const t = useT();
  return ({ header, index }) => header || t('people:import.column', { letter: letterOf(index) });
}

/** 0 is A, 25 is Z, 26 is AA. */
function letterOf(index: number): string {
  const own = String.fromCharCode(65 + (index % 26));
  return index < 26 ? own : letterOf(Math.floor(index / 26) - 1) + own;
}

/** What a field of the file is called on screen; a free fact by the name of its column. */
export function useFieldName(given: PeopleImport): (field: string | null) => string {
  const t = useT();
  const columnName = useColumnName();
  return (field) => {
    if (!field) return '';
    if (field.startsWith('attribute.')) {
      const key = field.slice('attribute.'.length);
      const column = given.columns.find(({ target }) => target.kind === 'attribute' && target.key === key);
      return column ? columnName(column) : key;
    }
    // Safe: the server names fields by the targets of columns, and each has its word.
    return t(`people:fields.${field as 'name'}`);
  };
}
