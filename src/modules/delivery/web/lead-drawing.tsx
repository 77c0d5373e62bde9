/** The drawing of whatever leads: balloons of different sizes, one only a line. It is decoration, and silent. */
export function LeadDrawing() {
  return (
    <svg viewBox="0 0 350 190" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <rect width="350" height="190" fill="var(--accent-soft)" />
      <g strokeLinejoin="round" strokeWidth="14">
        <path d="M50 52h100v64H92l-18 20v-20H50z" fill="var(--accent)" stroke="var(--accent)" />
        <path d="M140 84h98v60h-14v20l-22-20h-62z" fill="var(--surface)" stroke="var(--surface)" />
      </g>
      <path
        d="M146 100h72M146 114h84M146 128h46"
        stroke="var(--ink)"
        strokeWidth="2"
        strokeLinecap="round"
        opacity=".7"
      />
      <path
        d="M232 30h68a8 8 0 0 1 8 8v40a8 8 0 0 1-8 8h-14v18l-20-18h-34a8 8 0 0 1-8-8V38a8 8 0 0 1 8-8z"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="2.2"
        strokeLinejoin="round"
        strokeDasharray=".1 6"
        strokeLinecap="round"
      />
    </svg>
  );
}
