/**
 * The token behind the `#` of a link. It stays in the address, so that a reload still works; the page that it opens
 * leaves it when it is used. Browsers send what stands behind `#` to nobody.
 */
export function linkToken(): string {
  return window.location.hash.slice(1);
}
