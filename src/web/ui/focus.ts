let headingWanted = false;

/** The next page's heading is to take the focus: a screen reader then says where one has arrived. */
export function wantHeading(): void {
  headingWanted = true;
}

/** For the ref of a page's heading; the first page of a visit leaves the focus where the browser puts it. */
export function focusHeading(heading: HTMLElement | null): void {
  if (!heading || !headingWanted) return;
  headingWanted = false;
  heading.focus({ preventScroll: true });
}
