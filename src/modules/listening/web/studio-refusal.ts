import { useT } from '#web/i18n.ts';

const OUT_OF_STATE = 'listening.wave_not_in_state';

/** Whether an act belongs to where a wave stands; one that does not is not shown at all. */
export const belongs = (code: string | null): boolean => code !== OUT_OF_STATE;

/** Why an act cannot be done now, as a sentence; false: it can. */
export function useRefusal(): (
  code: string | null,
  values?: Record<string, string | number>,
) => string | false {
  const t = useT();
  return (code, values) => {
    if (code === null) return false;
    switch (code) {
      case 'listening.keys_not_made':
        return t('listening:errors.keys_not_made');
      case 'listening.closing_has_passed':
        return t('listening:errors.closing_has_passed');
      case 'listening.answer_the_last_wave':
        return t('listening:errors.answer_the_last_wave', values);
      case 'listening.nobody_answers_by_code':
        return t('listening:errors.nobody_answers_by_code');
      case 'listening.only_surveyors':
        return t('listening:errors.only_surveyors');
      default:
        return t('listening:errors.wave_not_in_state');
    }
  };
}
