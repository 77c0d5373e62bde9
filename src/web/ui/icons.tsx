import type { ReactElement, ReactNode } from 'react';

export interface IconProps {
  /** Edge in pixels; 24 by default. */
  readonly size?: number;
}

export type Icon = (props: IconProps) => ReactElement;

/** An icon on a grid of 24, drawn with a round line of 1.6; it takes the colour of its text and is silent. */
function icon(drawing: ReactNode, grid = 24): Icon {
  return ({ size = 24 }) => (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${grid} ${grid}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={grid === 18 ? 1.5 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawing}
    </svg>
  );
}

const path = (d: string) => <path d={d} />;

// Rooms of Home
export const IconToday = icon(path('M5 4h14v16H5zM8.5 8.5h7M8.5 12h7M8.5 15.5h4'));
export const IconOpenPlan = icon(
  <>
    {path('M4 6h9M4 12h13M4 18h7')}
    <circle cx="17.5" cy="6" r="2" />
    <circle cx="15" cy="18" r="2" />
  </>,
);
export const IconSpeak = icon(path('M20 5H4v11.5h4V20l4.5-3.5H20z'));
export const IconLearn = icon(
  path('M12 6.5C10 5 7.5 4.5 4 4.5V18c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2V4.5c-3.5 0-6 .5-8 2zM12 6.5V20'),
);
export const IconTogether = icon(
  <>
    <circle cx="8.5" cy="9" r="3.2" />
    <circle cx="16.5" cy="10" r="2.5" />
    {path('M3 19c.3-3.5 2.5-5 5.5-5s5.2 1.5 5.5 5M16 14.7c2.8 0 4.7 1.3 5 4.3')}
  </>,
);
export const IconMe = icon(
  <>
    <circle cx="12" cy="8.5" r="3.7" />
    {path('M5 20c.4-4 3-6 7-6s6.6 2 7 6')}
  </>,
);

// Rooms of Studio, on their grid of 18
export const IconThread = icon(path('M2 5c5 0 4 8 8 8h6M2 13c3 0 4-3 6-4s4-4 8-4'), 18);
export const IconBrand = icon(
  <>
    <circle cx="9" cy="9" r="6.5" />
    <circle cx="9" cy="9" r="2.2" />
  </>,
  18,
);
export const IconPlan = icon(path('M3 4.5h12M5.5 9H15M8 13.5h7'), 18);
export const IconCampaigns = icon(path('M3 7.5v3h2.5L13 14V4L5.5 7.5zM15.5 7.5v3'), 18);
export const IconCalendar = icon(
  <>
    <rect x="2.5" y="3.5" width="13" height="12" rx="2" />
    {path('M2.5 7.5h13M6 2v3M12 2v3')}
  </>,
  18,
);
export const IconListening = icon(path('M2 9h1.5l2-5L9 14l3-8 1.5 3H16'), 18);
export const IconPeople = icon(
  <>
    <circle cx="7" cy="6" r="2.7" />
    {path('M2 15c.4-3 2.4-4.5 5-4.5s4.6 1.5 5 4.5M12 3.6a2.6 2.6 0 0 1 0 4.9M13.5 11c1.5.6 2.3 2 2.5 4')}
  </>,
  18,
);
export const IconResults = icon(path('M2.5 15.5h13M5 12.5V9M9 12.5V4M13 12.5V7'), 18);
export const IconSettings = icon(
  <>
    {path('M2.5 5.5h7M13 5.5h2.5M2.5 12.5H5M8.5 12.5h7')}
    <circle cx="11.2" cy="5.5" r="1.8" />
    <circle cx="6.7" cy="12.5" r="1.8" />
  </>,
  18,
);

// Signs
export const IconSearch = icon(
  <>
    <circle cx="11" cy="11" r="6" />
    {path('M15.5 15.5 20 20')}
  </>,
);
export const IconMenu = icon(path('M4 8h16M4 16h16'));
export const IconClose = icon(path('M6 6l12 12M18 6 6 18'));
export const IconArrow = icon(path('M4 12h15M13 6l6 6-6 6'));
export const IconBack = icon(path('M20 12H5M11 6l-6 6 6 6'));
export const IconChevron = icon(path('M9 5l7 7-7 7'));
export const IconDown = icon(path('M6 9l6 6 6-6'));
export const IconUp = icon(path('M6 15l6-6 6 6'));
export const IconPlus = icon(path('M12 5v14M5 12h14'));
export const IconCheck = icon(path('m5 12.5 4.5 4.5L19 7.5'));
export const IconDone = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    {path('m8 12.3 2.8 2.8L16 9.5')}
  </>,
);
export const IconClock = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    {path('M12 7v5l3.2 2')}
  </>,
);
export const IconRefuse = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    {path('M6.2 17.8 17.8 6.2')}
  </>,
);
export const IconMinus = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    {path('M8 12h8')}
  </>,
);
export const IconUnsure = icon(path('M4 13.5c2.5-5 5.5-5 8-1.5s5.5 3.5 8-1.5'));
export const IconHarm = icon(path('M12 5v14M6 13l6 6 6-6'));
export const IconInfo = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    {path('M12 11v5M12 7.8v.1')}
  </>,
);
export const IconLock = icon(
  <>
    <rect x="5" y="11" width="14" height="9" rx="2" />
    {path('M8 11V8a4 4 0 0 1 8 0v3')}
  </>,
);
export const IconKey = icon(
  <>
    <circle cx="8" cy="15" r="4" />
    {path('M11 12l8.5-8.5M16 7l3 3M13.5 9.5l2 2')}
  </>,
);
export const IconEye = icon(
  <>
    {path('M3 12c2.5-4.5 5.5-6.5 9-6.5s6.5 2 9 6.5c-2.5 4.5-5.5 6.5-9 6.5S5.5 16.5 3 12z')}
    <circle cx="12" cy="12" r="2.7" />
  </>,
);
export const IconMail = icon(
  <>
    <rect x="3.5" y="5.5" width="17" height="13" rx="2" />
    {path('m4 7 8 6 8-6')}
  </>,
);
export const IconDevice = icon(
  <>
    <rect x="7" y="3" width="10" height="18" rx="2" />
    {path('M11 18h2')}
  </>,
);
export const IconFile = icon(path('M6 3.5h8l4 4v13H6zM14 3.5v4h4'));
export const IconOffline = icon(
  path('M4 4l16 16M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4-2.4M19 12a10 10 0 0 0-6-2.8M12 19v.1'),
);
export const IconSort = icon(path('M8 10l4-4 4 4M8 14l4 4 4-4'));
export const IconSignOut = icon(path('M14 4H6v16h8M11 12h9M16.5 8.5 20 12l-3.5 3.5'));
