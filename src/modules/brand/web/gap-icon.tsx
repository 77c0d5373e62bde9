import type { IconProps } from '#web/ui/icons.tsx';

/** A dotted ring: something is missing. */
export function GapIcon({ size = 18 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      aria-hidden="true"
    >
      <circle cx="9" cy="9" r="6" strokeDasharray="2 2.7" strokeLinecap="round" />
    </svg>
  );
}
