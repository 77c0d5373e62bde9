interface MarkProps {
  readonly size?: number;
}

/** The signs of the writing tools, drawn on a grid of 24 like all others. */
function tool(d: string) {
  return ({ size = 20 }: MarkProps) => (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={d} />
    </svg>
  );
}

export const ToolBold = tool('M8 5h5a3.3 3.3 0 0 1 0 6.6H8zM8 11.6h6a3.7 3.7 0 0 1 0 7.4H8z');
export const ToolItalic = tool('M10 5h7M7 19h7M14 5l-4 14');
export const ToolCode = tool('m8.5 8-4 4 4 4M15.5 8l4 4-4 4');
export const ToolLink = tool(
  'M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6L11.6 7.6M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.4',
);
export const ToolHeading = tool(
  'M4.5 6v12M12 6v12M4.5 12H12M15.5 11.2a2.1 2.1 0 0 1 4.2.2c0 2-4.2 3.4-4.2 6.6h4.4',
);
export const ToolSmallHeading = tool(
  'M4.5 6v12M12 6v12M4.5 12H12M15.6 10.4h3.9l-2.2 2.9a2.4 2.4 0 1 1-2 3.9',
);
export const ToolBullets = tool('M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01');
export const ToolNumbers = tool(
  'M10 6.5h10M10 12h10M10 17.5h10M4 5.5l1.5-.8v4M4 14.6c.2-1.6 2.8-1.4 2.6.2-.1 1-2.6 2.4-2.6 3h2.8',
);
export const ToolQuote = tool('M5 17V12a4 4 0 0 1 4-4M5 12h4.5v5H5zM14 17V12a4 4 0 0 1 4-4M14 12h4.5v5H14z');
export const ToolCallout = tool('M4.5 5h15v14h-15zM12 8.5h.01M11 12h1.2v4M10.8 16h3');
export const ToolImage = tool('M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5L20 17M15.5 9h.01');
export const ToolVideo = tool('M3.5 6.5h12v11h-12zM15.5 10.8l5-2.8v8l-5-2.8');
export const ToolTable = tool('M4 5h16v14H4zM4 10h16M4 14.5h16M12 10v9');
export const ToolAttachment = tool(
  'm19 11-7.3 7.3a4 4 0 0 1-5.7-5.7l7.8-7.8a2.7 2.7 0 0 1 3.8 3.8l-7.4 7.4a1.3 1.3 0 0 1-1.9-1.9L14.5 8',
);
export const ToolMention = tool(
  'M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zM15.5 8.5v4.7a2.2 2.2 0 0 0 4.4 0V12a8 8 0 1 0-3.2 6.4',
);
export const ToolPoll = tool('M4.5 5.5h9v3.4h-9zM4.5 15.1h5v3.4h-5zM4.5 10.3h15v3.4h-15z');
export const ToolRule = tool('M4 12h16M7 7h10M7 17h10');
export const ToolUndo = tool('M9 14 4.5 9.5 9 5M4.5 9.5H15a5 5 0 0 1 0 10h-3');
export const ToolRedo = tool('m15 14 4.5-4.5L15 5M19.5 9.5H9a5 5 0 0 0 0 10h3');
