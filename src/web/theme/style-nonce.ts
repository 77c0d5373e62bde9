/**
 * The nonce of this response, with which styles made at run time are let through by the content security policy.
 * Empty under the development server, which sends no policy.
 */
export function styleNonce(): string {
  const content = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
  return content.startsWith('__') ? '' : content;
}

/** Tells libraries that make `<style>` elements by themselves (scroll locking of dialogs) to use the nonce. */
export function shareStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}
