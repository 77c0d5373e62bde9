/** Pixels; the arrows are drawn by it. */
export const ROW_HEIGHT = 36;
