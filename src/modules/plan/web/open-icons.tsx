import type { ReactElement } from 'react';

function drawn(drawing: ReactElement) {
  return ({ size = 20 }: { size?: number }) => (
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
      {drawing}
    </svg>
  );
}

/** The four things that anybody can do with a line of an open plan. */
export const IconAsk = drawn(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M9.7 9.5a2.4 2.4 0 1 1 3.3 2.3c-.7.3-1 .8-1 1.7M12 16.3v.2" />
  </>,
);
export const IconWorry = drawn(<path d="M12 4 3.5 19h17zM12 10v4M12 16.5v.1" />);
export const IconSuggest = drawn(<path d="m5 19 1-4L16.5 4.5l3 3L9 18z" />);
export const IconHelp = drawn(
  <path d="M12 20s-7.5-4.3-7.5-9.8A4 4 0 0 1 12 8a4 4 0 0 1 7.5 2.2C19.5 15.7 12 20 12 20z" />,
);
