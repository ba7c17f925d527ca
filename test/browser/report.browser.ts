import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeOf, type Browser, lookAt, type Page, startBrowser, WAYS } from './browser.js';
import { contrast, paintedIn, placedIn } from './drawings.js';
import { type Written, writePages } from './pages.js';

let browser: Browser;
let pages: readonly Written[] = [];
let end = () => {};

beforeAll(async () => {
  browser = await startBrowser();
  ({ pages, end } = await writePages());
}, 300_000);

afterAll(async () => {
  await browser.close();
  end();
});

/** Opens each page in turn, and gives what is found of all of them. */
async function ofEach<Found>(look: (page: Page, written: Written) => Promise<readonly Found[]>): Promise<Found[]> {
  const found: Found[] = [];
  for (const written of pages) {
    const page = await browser.newPage();
    await page.goto(`file://${written.file}`);
    found.push(...(await look(page, written)));
    await page.close();
  }
  return found;
}

describe('a page', () => {
  test('asks for nothing but itself, and runs no script', async () => {
    const asked: string[] = [];
    const said: string[] = [];
    for (const { file } of pages) {
      const page = await browser.newPage();
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => said.push(message.text?.() ?? ''));
      page.on('pageerror', (error) => said.push(error.message ?? ''));
      await page.goto(`file://${file}`);
      expect(await page.evaluate('document.scripts.length + document.images.length')).toBe(0);
      expect(
        await page.evaluate('document.querySelectorAll("[onerror],[onload],[onclick],iframe,object").length'),
      ).toBe(0);
      await page.close();
    }
    expect(pages.length).toBe(9);
    expect(asked.map((url) => decodeURI(url.replace('file://', '')))).toEqual(pages.map(({ file }) => file));
    expect(said).toEqual([]);
  });

  test.each(WAYS)('has nothing that breaks WCAG 2.2 AA, $name', async (way) => {
    const found = await ofEach(async (page, { name }) => {
      await lookAt(page, way);
      const { violations, passes } = await axeOf(page);
      expect(passes, name).toBeGreaterThan(15);
      return violations.map((one) => `${name}: ${one}`);
    });
    expect(found).toEqual([]);
  });

  test('is looked at by one who finds what is wrong: a page without its language, and with a picture that has no name', async () => {
    const [written] = pages;
    const page = await browser.newPage();
    await page.goto(`file://${written?.file}`);
    await page.evaluate(
      'document.documentElement.removeAttribute("lang"); document.querySelector("svg").removeAttribute("aria-labelledby"); document.querySelector("svg title").remove()',
    );
    const { violations } = await axeOf(page);
    expect(violations.map((one) => one.split(':')[0]).sort()).toEqual(['html-has-lang', 'svg-img-alt']);
    await page.close();
  });

  test('needs no scrolling to the side at 400 per cent but in what scrolls by itself', async () => {
    const wide = await ofEach(async (page, { name }) => {
      await lookAt(page, WAYS[3]);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      return width > 320 ? [`${name}: ${width}`] : [];
    });
    expect(wide).toEqual([]);
  });

  test('is gone through by keyboard: to the answers first, then to each link and each part that scrolls or opens', async () => {
    await ofEach(async (page, { name }) => {
      await page.setViewportSize({ width: 1280, height: 1024 });
      const all = await page.evaluate<number>('document.querySelectorAll("a, summary, [tabindex]").length');
      // What is in a closed part is not reached before it is opened.
      const closed = await page.evaluate<number>('document.querySelectorAll("details [tabindex]").length');
      const reached = new Set<string>();
      for (let press = 0; press < all - closed; press += 1) {
        await page.keyboard.press('Tab');
        reached.add(
          await page.evaluate<string>(`(() => {
            const { activeElement: one } = document;
            const { outlineStyle, outlineWidth } = getComputedStyle(one);
            if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return 'not seen: ' + one.outerHTML.slice(0, 80);
            return String([...document.querySelectorAll('a, summary, [tabindex]')].indexOf(one));
          })()`),
        );
      }
      expect(reached.size, name).toBe(all - closed);
      expect(
        [...reached].filter((one) => !/^\d+$/.test(one)),
        name,
      ).toEqual([]);
      const [first] = reached;
      if (all > 0) expect(first).toBe('0');
      return [];
    });
  });

  test('opens the figures of a picture by keyboard', async () => {
    const opened = await ofEach(async (page) => {
      await page.evaluate('document.querySelector("summary")?.focus()');
      await page.keyboard.press('Enter');
      return [await page.evaluate<number>('document.querySelectorAll("details[open]").length')];
    });
    // A family's page has no part that is closed.
    expect(opened.filter((count) => count === 1).length).toBe(8);
  });
});

describe('a drawing', () => {
  test.each(WAYS.slice(0, 3))('stands out from the paper: letters by 4.5 to 1, marks by 3 to 1, $name', async (way) => {
    let [letters, marks] = [0, 0];
    const faint = await ofEach(async (page) => {
      await lookAt(page, way);
      const painted = await paintedIn(page);
      letters += painted.filter(({ isText }) => isText).length;
      marks += painted.filter(({ isText, isGrid }) => !isText && !isGrid).length;
      return painted.flatMap(({ drawing, what, colour, paper, isText, isGrid }) => {
        const least = isText ? 4.5 : 3;
        return isGrid || contrast(colour, paper) >= least ? [] : [`${drawing}: ${what} ${colour} on ${paper}`];
      });
    });
    expect(faint).toEqual([]);
    expect(letters).toBeGreaterThan(200);
    expect(marks).toBeGreaterThan(200);
  });

  test('has every text within it, and none upon another', async () => {
    const wrong = await ofEach(async (page, { name }) => {
      await lookAt(page, WAYS[0]);
      const placed = await placedIn(page);
      return placed.flatMap((one, index) => {
        const cut = one.isInside ? [] : [`${name}, ${one.drawing}: ${one.text} is cut off`];
        const upon = placed
          .slice(index + 1)
          .filter(
            (other) =>
              other.drawing === one.drawing &&
              one.left < other.right - 1 &&
              other.left < one.right - 1 &&
              one.top < other.bottom - 3 &&
              other.top < one.bottom - 3,
          );
        return [...cut, ...upon.map(({ text }) => `${name}, ${one.drawing}: ${one.text} upon ${text}`)];
      });
    });
    expect(wrong).toEqual([]);
  });
});

/** A4 less its margins, in pixels of 1/96 inch: 210 mm less twice 16 mm. */
const PAPER = Math.floor(((210 - 2 * 16) / 25.4) * 96);

describe('a report on paper', () => {
  test('is nowhere wider than the sheet', async () => {
    const wide = await ofEach(async (page, { name }) => {
      await page.setViewportSize({ width: PAPER, height: 1024 });
      await page.emulateMedia({ media: 'print', colorScheme: 'light' });
      const found = await page.evaluate<string[]>(
        `[...document.querySelectorAll('table, svg, p, li')].flatMap((one) => one.getBoundingClientRect().right > ${PAPER} + 0.5 ? [one.tagName + ' ' + Math.round(one.getBoundingClientRect().right) + ' ' + one.textContent.slice(0, 80)] : [])`,
      );
      return found.map((one) => `${name}: ${one}`);
    });
    expect(wide).toEqual([]);
  });

  test('says on every sheet for whom it is, and shows the figures of its pictures', async () => {
    await ofEach(async (page, { name, file, running }) => {
      if (running === undefined) return [];
      const pdf = `${file}.pdf`;
      await page.pdf({ path: pdf, preferCSSPageSize: true });
      const sheets = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
      expect(sheets.length, name).toBeGreaterThan(2);
      expect(
        sheets.filter((sheet) => !sheet.includes(running)),
        name,
      ).toEqual([]);
      const captions = await page.evaluate<string[]>(
        '[...document.querySelectorAll("details caption")].map((one) => one.textContent)',
      );
      const flat = (text: string): string => text.replace(/\s+/g, ' ');
      for (const caption of captions)
        expect(flat(sheets.join(' ')).split(flat(caption)).length, caption).toBeGreaterThan(2);
      return [];
    });
  });
});
