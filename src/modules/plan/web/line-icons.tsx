import type { ReactElement } from 'react';
import type { IconProps } from '#web/ui/icons.tsx';

// A pencil and a hand, in the line of `ui/icons.tsx`, which has no business words.
function drawn(path: string) {
  return ({ size = 16 }: IconProps): ReactElement => (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

export const IconSuggestion = drawn('M4 20l1-4L16.5 4.5a2 2 0 0 1 3 3L8 19l-4 1zM14.5 6.5l3 3');
export const IconOffer = drawn(
  'M8 13V5.5a1.5 1.5 0 0 1 3 0V12m0-1.5v-6a1.5 1.5 0 0 1 3 0V12m0-5.5a1.5 1.5 0 0 1 3 0V16a5 5 0 0 1-5 5h-1.5c-2 0-3.2-.8-4.3-2.5L4 15.5c-.9-1.6.8-3 2.1-1.8L8 15.5',
);
export const IconUndo = drawn('M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3');
export const IconRedo = drawn('m16 5 4 4-4 4M20 9H10a5 5 0 0 0 0 10h3');
