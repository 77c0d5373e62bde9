/// <reference types="vite/client" />

declare module 'virtual:endpoints' {
  /** `module.endpoint` → method, path, then the flags `creates`, `upload`, `file`. */
  export const endpoints: Readonly<
    Record<string, readonly [method: string, path: string, ...flags: string[]]>
  >;
}
