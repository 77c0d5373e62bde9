import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Language } from '#kernel/language.ts';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };

export interface VisitOptions {
  /** Where the product listens: `http://127.0.0.1:4123`. */
  readonly url: string;
  readonly language?: Language;
  readonly theme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly zone?: string;
}

const LOCALES: Record<Language, string> = { en: 'en-GB', fi: 'fi-FI', es: 'es-ES' };

/**
 * Starts Chromium: the one that `CHROMIUM_PATH` names or an installed one, else the one inside `@sparticuz/chromium`, which
 * needs nothing installed. Close it when done.
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  const executablePath = process.env['CHROMIUM_PATH'] ?? installed ?? (await bundledChromium());
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--headless=shell', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
}

/** A visitor with a device of their own; nothing is shared between two of them. */
export async function visit(
  browser: Browser,
  options: VisitOptions,
): Promise<{ page: Page; context: BrowserContext }> {
  const { url, language = 'en', theme = 'light', viewport = DESK, zone = 'Europe/Helsinki' } = options;
  const context = await browser.newContext({
    baseURL: url,
    locale: LOCALES[language],
    colorScheme: theme,
    viewport,
    timezoneId: zone,
    // Under this width it is a phone, with a finger instead of a mouse.
    hasTouch: viewport.width < 600,
    isMobile: viewport.width < 600,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  return { page: await context.newPage(), context };
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with what is wrong and where, if the screen is not accessible (WCAG 2.2 A and AA, as far as axe-core can see). */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated through the debugger, so that the page's content security policy stays as strict as it is.
  await page.evaluate(await readFile(AXE, 'utf8'));
  const results = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
  }, RULES);
  const problems = results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
  if (problems.length > 0) throw new Error(`${page.url()} is not accessible:\n${problems.join('\n')}`);
}

async function bundledChromium(): Promise<string> {
  // Outside of a cloud function the package leaves its shared libraries packed; these two make it unpack them.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
  process.env['AWS_LAMBDA_FUNCTION_VERSION'] ??= '1';
  const { default: bundled } = await import('@sparticuz/chromium');
  return bundled.executablePath();
}
