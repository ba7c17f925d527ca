import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** As much of a page of Playwright as is asked for here; its types are in a package of their own. */
export interface Page {
  goto(url: string): Promise<unknown>;
  evaluate<Result>(script: string): Promise<Result>;
  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>;
  emulateMedia(media: { readonly media?: 'screen' | 'print'; readonly colorScheme?: 'light' | 'dark' }): Promise<void>;
  on(event: 'request', told: (request: { url(): string }) => void): void;
  on(event: 'console' | 'pageerror', told: (message: { text?(): string; message?: string }) => void): void;
  pdf(options: { readonly path: string; readonly preferCSSPageSize: boolean }): Promise<unknown>;
  close(): Promise<void>;
  readonly keyboard: { press(key: string): Promise<void> };
}

/** A browser. */
export interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

interface Playwright {
  readonly chromium: {
    launch(options: { readonly executablePath: string; readonly args: readonly string[] }): Promise<Browser>;
  };
}

/** Debian's Chromium, without anything that would ask the network by itself. */
export function startBrowser(): Promise<Browser> {
  const { chromium } = require('playwright-core') as Playwright;
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** The ways in which a page is looked at. */
export const WAYS = [
  { name: 'light', width: 1280, media: 'screen', colorScheme: 'light' },
  { name: 'dark', width: 1280, media: 'screen', colorScheme: 'dark' },
  { name: 'printed', width: 794, media: 'print', colorScheme: 'light' },
  // 1,280 pixels at 400 per cent.
  { name: 'at 400 per cent', width: 320, media: 'screen', colorScheme: 'light' },
] as const;

/** Looks at a page in one of the ways, with all that can be opened open. */
export async function lookAt(page: Page, { width, media, colorScheme }: (typeof WAYS)[number]): Promise<void> {
  await page.setViewportSize({ width, height: 1024 });
  await page.emulateMedia({ media, colorScheme });
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
}

/** What axe-core finds of a page. */
export interface Found {
  readonly violations: readonly string[];
  /** How many rules had something to look at, and found it well. */
  readonly passes: number;
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const LEVEL_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Asks axe-core for whatever breaks WCAG 2.2 at level AA. */
export async function axeOf(page: Page): Promise<Found> {
  await page.evaluate(`${AXE};undefined`);
  return page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(LEVEL_AA)} }).then(({ violations, passes }) => ({
    violations: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))),
    passes: passes.length,
  }))`);
}
