/** The token behind the `#` of a link in a letter. Browsers send what stands behind `#` to nobody. */
export const letterToken = (): string => window.location.hash.slice(1);
