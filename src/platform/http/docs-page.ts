import type { Endpoint, Who } from '#kernel/contract.ts';
import type { Module } from '../module.ts';

/** The API reference as one page without scripts. */
export function docsPage(modules: readonly Module[]): string {
  const sections = modules.map(
    (module) =>
      `<section><h2 id="${escapeHtml(module.name)}">${escapeHtml(module.name)}</h2>${Object.entries(
        module.contract,
      )
        .map(([name, endpoint]) => entry(`${module.name}.${name}`, endpoint))
        .join('')}</section>`,
  );
  const contents = modules
    .map(({ name }) => `<a href="#${escapeHtml(name)}">${escapeHtml(name)}</a>`)
    .join(' ');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Inward API</title><link rel="stylesheet" href="/api/docs.css"></head><body><main><h1>Inward API</h1>
<p>Send a session cookie or <code>Authorization: Bearer …</code> with a token from Studio › Settings. Errors are problem documents
(RFC 9457) with a stable <code>code</code>. A POST that creates takes an <code>Idempotency-Key</code>. Lists are keyset pages: pass
<code>next</code> as <code>after</code>. The machine-readable form is <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).</p>
<nav>${contents}</nav>${sections.join('')}</main></body></html>`;
}

export const DOCS_STYLE = `:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;margin:0}main{max-width:52rem;margin:auto;padding:2rem 1.25rem}
h1,h2{font-family:Georgia,serif}nav a{margin-right:1rem}article{border-top:1px solid #8885;padding:1rem 0}h3{font:600 1rem ui-monospace,monospace;margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}td{padding:.15rem 1rem .15rem 0;vertical-align:top}td:first-child{font-family:ui-monospace,monospace;white-space:nowrap}small{opacity:.75}a{color:inherit}`;

function entry(name: string, endpoint: Endpoint): string {
  const fields = Object.entries(endpoint.input.shape)
    .map(
      ([field, schema]) =>
        `<tr><td>${escapeHtml(field)}${schema.safeParse(undefined).success ? '?' : ''}</td><td>${escapeHtml(schema.type)}</td></tr>`,
    )
    .join('');
  return `<article id="${escapeHtml(name)}"><h3>${endpoint.method} ${escapeHtml(endpoint.path)}</h3><p>${escapeHtml(endpoint.summary)}<br>
<small>${escapeHtml(whoInWords(endpoint.who))}</small></p>${fields ? `<table>${fields}</table>` : ''}</article>`;
}

function whoInWords(who: Who): string {
  if (who === 'anyone') return 'Anyone, without signing in';
  if (who === 'signedIn') return 'Everyone who is signed in';
  return `Only: ${who.join(', ')}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
