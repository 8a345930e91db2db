import { beforeAll, describe, expect, test } from 'vitest';
import { officialDocument, type DocumentKind } from '../../../../src/platform/official-document/index.js';
import { letter } from '../../../harness/files/official-document.js';
import { canRender, render, type PrintedPage } from '../../../harness/files/rendered.js';

const reason =
  'soffice or pdftotext is not installed (Debian: apt-get install --no-install-recommends libreoffice-writer-nogui poppler-utils fonts-noto-cjk)';

test('the machine that runs all checks has LibreOffice', () => {
  if (!canRender && process.env['CI'] === 'true') throw new Error(reason);
});

/** The type area, in millimetres from the upper left corner. */
const area = { left: 28, right: 210 - 26, top: 37, bottom: 297 - 35 };

const full = '我镇执法人员依法巡查时发现该处正在施工并当场制作检查记录'; // 28 characters
const record = '〔印发机关待填〕〔印发日期待填〕印发';

/** A page without its number, which stands below the type area. */
const textOf = ({ lines }: PrintedPage) => lines.filter(({ top }) => top < area.bottom);

(canRender ? describe : describe.skip)(
  `A draft that LibreOffice prints${canRender ? '' : `: skipped, ${reason}`}`,
  () => {
    let printed: Map<string, PrintedPage[]>;
    const pagesOf = (name: string): PrintedPage[] => {
      const pages = printed.get(name);
      if (!pages) throw new Error(`${name} was not printed`);
      return pages;
    };

    beforeAll(async () => {
      const documents = new Map<string, Buffer>();
      const kinds: DocumentKind[] = ['LETTER', 'NOTICE', 'MINUTES', 'BULLETIN'];
      for (const kind of kinds) {
        documents.set(
          kind,
          await officialDocument(letter({ kind, copies: ['县司法局'], attachments: ['清单', '笔录'] })),
        );
      }
      documents.set(
        'long',
        await officialDocument(letter({ paragraphs: [full.repeat(70), 'W'.repeat(400), '9'.repeat(400)] })),
      );
      for (let lines = 1; lines <= 24; lines += 1) {
        const paragraphs = Array.from({ length: lines }, () => '短段。');
        documents.set(
          `lines-${lines}`,
          await officialDocument(letter({ paragraphs, copies: ['县司法局'], note: '联系人：某某' })),
        );
      }
      printed = await render(documents);
    });

    test('is A4', () => {
      for (const [name] of printed) {
        for (const { width, height } of pagesOf(name)) {
          expect(width).toBeCloseTo(210, 0);
          expect(height).toBeCloseTo(297, 0);
        }
      }
    });

    // No line here ends with punctuation: LibreOffice 7 lets that hang beyond the margin, whatever the file says.
    test('keeps every line between the margins', () => {
      for (const [name] of printed) {
        for (const line of pagesOf(name).flatMap(({ lines }) => lines)) {
          expect(line.left).toBeGreaterThan(area.left - 1);
          expect(line.right).toBeLessThan(area.right + 0.5);
        }
      }
    });

    test('has 22 lines of 28 characters on a page that is full of text', () => {
      const page = textOf(pagesOf('long')[1] ?? { width: 0, height: 0, lines: [] });
      expect(page).toHaveLength(22);
      for (const { text, left, right } of page) {
        expect(text).toHaveLength(28);
        expect(Math.abs(left - area.left)).toBeLessThan(1);
        expect(Math.abs(right - area.right)).toBeLessThan(1);
      }
      expect(page[0]?.top).toBeGreaterThan(area.top - 1);
      expect(page[0]?.top).toBeLessThan(area.top + 4);
      expect(page.at(-1)?.bottom).toBeLessThan(area.bottom + 1);
    });

    test('never has more than 22 lines on a page or 28 full-width characters on a line', () => {
      for (const [name] of printed) {
        for (const page of pagesOf(name)) {
          expect(textOf(page).length).toBeLessThanOrEqual(22);
          for (const { text } of textOf(page))
            expect(text.replace(/[\u0020-\u007e]/g, '').length).toBeLessThanOrEqual(28);
        }
      }
    });

    test('begins a paragraph two characters from the left', () => {
      const [first] = pagesOf('long');
      const line = first?.lines.find(({ text }) => text.startsWith('我镇执法'));
      expect(line?.left).toBeCloseTo(area.left + (2 * 156) / 28, 0);
      expect(line?.text).toHaveLength(26);
    });

    test.each(['LETTER', 'NOTICE', 'MINUTES', 'BULLETIN'])(
      'has the mark of a %s 35 mm below the type area’s edge, in the middle',
      (kind) => {
        const mark = pagesOf(kind)[0]?.lines[0];
        // What is measured is the box of the font, a little higher than its characters.
        expect(Math.abs((mark?.top ?? 0) - (area.top + 35))).toBeLessThan(4);
        expect(((mark?.left ?? 0) + (mark?.right ?? 0)) / 2).toBeCloseTo((area.left + area.right) / 2, 0);
      },
    );

    test('numbers its pages below the type area, odd ones at the right and even ones at the left', () => {
      for (const [index, { lines }] of pagesOf('long').entries()) {
        const number = lines.at(-1);
        expect(number?.text.replaceAll(' ', '')).toBe(`—${index + 1}—`);
        const middle = ((number?.top ?? 0) + (number?.bottom ?? 0)) / 2;
        expect(Math.abs(middle - area.bottom - 7)).toBeLessThan(1);
        const fromEdge = index % 2 === 0 ? area.right - (number?.right ?? 0) : (number?.left ?? 0) - area.left;
        expect(Math.abs(fromEdge - 5)).toBeLessThan(1);
      }
    });

    test('has the date four characters from the right, and the signature in the middle above it', () => {
      const lines = pagesOf('LETTER').flatMap(textOf);
      const at = lines.findIndex(({ text }) => text.replaceAll(' ', '') === '2026年11月27日');
      const [signature, date] = [lines[at - 1], lines[at]];
      expect(signature?.text).toBe('岳阳镇人民政府');
      // Digits of a fallback font may be wider than half a character: then the date is longer on both sides.
      expect(Math.abs(area.right - (date?.right ?? 0) - (4 * 156) / 28)).toBeLessThan(5);
      const middle = (line: typeof date) => ((line?.left ?? 0) + (line?.right ?? 0)) / 2;
      expect(Math.abs(middle(signature) - middle(date))).toBeLessThan(1);
    });

    test('has its record on the foot of the last page and never over the text, however long that is', () => {
      for (let count = 1; count <= 24; count += 1) {
        const pages = pagesOf(`lines-${count}`).map(textOf);
        const lines = pages.flat();
        expect(lines.filter(({ text }) => text === '短段。')).toHaveLength(count);
        const last = pages.at(-1)?.at(-1);
        expect(last?.text).toBe(record);
        expect(area.bottom - (last?.bottom ?? 0)).toBeLessThan(5);
        const distances = pages.flatMap((page) => page.slice(1).map(({ top }, index) => top - (page[index]?.top ?? 0)));
        expect(Math.min(...distances)).toBeGreaterThan(7);
      }
    });
  },
);
