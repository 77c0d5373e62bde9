import { useCallback } from 'react';
import { useFormat } from '#web/format.ts';

const STEPS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Says how large a file is: «1.2 MB», «340 kB». */
export function useBytes(): (bytes: number) => string {
  const { locale } = useFormat();
  return useCallback(
    (bytes) => {
      const step = Math.min(3, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
      const unit = STEPS[step] ?? 'byte';
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        maximumFractionDigits: step > 1 ? 1 : 0,
      }).format(bytes / 1000 ** step);
    },
    [locale],
  );
}
