import { describe, expect, test } from 'vitest';
import { officialDocument } from '../../../../src/platform/official-document/index.js';
import { letter, partsOf, readParagraphs } from '../../../harness/files/official-document.js';

const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);

const attributes = (xml: string, element: string) => {
  const found = new RegExp(`<${element} ([^>]*)/>`).exec(xml)?.[1] ?? '';
  return Object.fromEntries(Array.from(found.matchAll(/w:(\w+)="([^"]*)"/g), ([, name, value]) => [name, value]));
};

const style = (xml: string, id: string) => {
  const found = new RegExp(`<w:style [^>]*w:styleId="${id}"[^>]*>.*?</w:style>`).exec(xml);
  if (!found) throw new Error(`no style ${id}`);
  return found[0];
};

describe('The page', () => {
  test('is A4 with margins of 37, 26, 35 and 28 mm', async () => {
    const { document } = await partsOf();
    expect(attributes(document, 'w:pgSz')).toMatchObject({ w: `${twips(210)}`, h: `${twips(297)}` });
    expect(attributes(document, 'w:pgMar')).toMatchObject({
      top: `${twips(37)}`,
      right: `${twips(26)}`,
      bottom: `${twips(35)}`,
      left: `${twips(28)}`,
      gutter: '0',
    });
  });

  test('has a grid of 22 lines of 28 characters that fills the type area and no more', async () => {
    const { document, styles } = await partsOf();
    const grid = attributes(document, 'w:docGrid');
    expect(grid).toMatchObject({ type: 'linesAndChars', linePitch: '579' });
    const [wide, high] = [twips(156), twips(225)];
    const cell = 16 * 20 + Number(grid['charSpace']) / (4096 / 20);
    expect(cell * 28).toBeLessThanOrEqual(wide + 1);
    expect(cell * 28).toBeGreaterThan(wide - 2);
    expect(579 * 22).toBeLessThanOrEqual(high);
    expect(579 * 23).toBeGreaterThan(high);

    // The same by the text itself, for word processors that do not know grids.
    const kerning = Number(/<w:spacing w:val="(-?\d+)"\/>/.exec(style(styles, 'Normal'))?.[1]);
    expect((16 * 20 + kerning) * 28).toBeLessThanOrEqual(wide + 1);
    expect((16 * 20 + kerning) * 29).toBeGreaterThan(wide + 1);
    expect(attributes(style(styles, 'Normal'), 'w:spacing')).toMatchObject({ line: '579', lineRule: 'exact' });
  });

  test('bears its number between dashes, at the right of odd pages and at the left of even ones', async () => {
    const { document, footers, part } = await partsOf();
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const idOf = (type: string) =>
      new RegExp(`<w:footerReference w:type="${type}" r:id="(\\w+)"/>`).exec(document)?.[1];
    const relations = part('word/_rels/document.xml.rels');
    const footerOf = (type: string) => {
      const target = new RegExp(`<Relationship [^>]*Id="${idOf(type)}"[^>]*>`).exec(relations)?.[0] ?? '';
      return part(`word/${/Target="([^"]+)"/.exec(target)?.[1]}`);
    };
    expect(attributes(footerOf('default'), 'w:jc')).toEqual({ val: 'right' });
    expect(attributes(footerOf('default'), 'w:ind')).toEqual({ right: '280' });
    expect(attributes(footerOf('even'), 'w:jc')).toEqual({ val: 'left' });
    expect(attributes(footerOf('even'), 'w:ind')).toEqual({ left: '280' });
    for (const footer of footers) {
      expect(
        footer
          .replace(/<w:instrText[^>]*>PAGE<\/w:instrText>/, '1')
          .replace(/<[^>]*>/g, '')
          .replace(/^.*?>/, ''),
      ).toBe('— 1 —');
      expect(footer).toContain('<w:sz w:val="28"/>');
      expect(footer).toContain('w:eastAsia="宋体"');
    }
  });
});

describe('The styles', () => {
  test.each([
    ['Normal', '仿宋_GB2312', '32'],
    ['Title', '方正小标宋简体', '44'],
    ['Heading1', '黑体', null],
    ['Heading2', '楷体_GB2312', null],
    ['Heading3', '仿宋_GB2312', null],
    ['Heading4', '仿宋_GB2312', null],
  ])('%s is set in %s', async (id, font, size) => {
    const { styles } = await partsOf();
    const found = style(styles, id);
    expect(attributes(found, 'w:rFonts')).toEqual({
      hint: 'eastAsia',
      ascii: font,
      hAnsi: font,
      eastAsia: font,
      cs: font,
    });
    expect(attributes(found, 'w:sz')).toEqual(size === null ? {} : { val: size });
  });

  test('a paragraph begins with two characters of nothing', async () => {
    const { styles } = await partsOf();
    for (const id of ['OfficialText', 'Heading1', 'Heading2', 'Heading3', 'Heading4']) {
      expect(attributes(style(styles, id), 'w:ind')).toEqual({ firstLine: '631', firstLineChars: '200' });
    }
  });

  test('headings are levels of the outline', async () => {
    const { styles } = await partsOf();
    const levels = [1, 2, 3, 4].map((level) => attributes(style(styles, `Heading${level}`), 'w:outlineLvl'));
    expect(levels).toEqual([{ val: '0' }, { val: '1' }, { val: '2' }, { val: '3' }]);
  });

  test('every font is named with others to fall back to, and none is bundled', async () => {
    const { part, styles, document } = await partsOf();
    const table = part('word/fontTable.xml');
    const used = new Set(Array.from(`${styles}${document}`.matchAll(/w:eastAsia="([^"]*)"/g), ([, name]) => name));
    used.delete('zh-CN');
    expect(used.size).toBeGreaterThan(3);
    for (const name of used)
      expect(table).toMatch(new RegExp(`<w:font w:name="${name}"><w:altName w:val="[^"]+,[^"]+"/>`));
    expect(table).not.toContain('w:embed');
  });
});

describe('The file', () => {
  test('is the same bytes for the same document, whenever it is made', async () => {
    const first = await officialDocument(letter());
    await new Promise((resolve) => setTimeout(resolve, 2100)); // a zip file counts in two seconds
    expect((await officialDocument(letter())).equals(first)).toBe(true);
  });

  test('is dated as the document is, or not at all', async () => {
    const dated = (await partsOf()).part('docProps/core.xml');
    expect(dated).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-27T00:00:00Z</dcterms:created>');
    expect((await partsOf({ date: null })).part('docProps/core.xml')).not.toContain('dcterms:created');
  });

  test('a date that is no day is refused', async () => {
    for (const date of ['2026-02-30', '27.11.2026', '']) {
      await expect(officialDocument(letter({ date }))).rejects.toThrow(RangeError);
    }
  });

  test('every paragraph is a whole one', async () => {
    const { document } = await partsOf({ attachments: ['清单'], copies: ['县司法局'], note: '联系人：某某' });
    expect(readParagraphs(document).length).toBe(document.split('<w:p>').length - 1);
  });
});
