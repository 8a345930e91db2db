import { describe, expect, test } from 'vitest';
import type { DocumentPart, OfficialDocument } from '../../../../src/platform/official-document/index.js';
import { headingNumbers } from '../../../../src/platform/official-document/heading-numbers.js';
import { titleLines } from '../../../../src/platform/official-document/title-lines.js';
import { partsOf, readParagraphs } from '../../../harness/files/official-document.js';

const paragraphsOf = async (changes: Partial<OfficialDocument>) => readParagraphs((await partsOf(changes)).document);
const textsOf = async (changes: Partial<OfficialDocument>) => (await paragraphsOf(changes)).map(({ text }) => text);

describe('What the kinds have in common and what not', () => {
  test('a letter: issuer in red, number, title, addressee, text, attachments, signature above the date, note, record', async () => {
    const texts = await textsOf({
      documentNumber: '岳政函〔2026〕7号',
      attachments: ['现场检查记录', '询问笔录'],
      note: '联系人：某某',
      copies: ['县司法局', '县人民政府办公室'],
    });
    expect(texts.filter((text) => text !== '')).toEqual([
      '岳阳镇人民政府',
      '岳政函〔2026〕7号',
      '关于移送一起涉嫌违法案件的函',
      '县自然资源局：',
      '我镇在巡查中发现一起涉嫌违法占地案件，现予移送。',
      '附件：1.\t现场检查记录',
      '2.\t询问笔录',
      '岳阳镇人民政府',
      '2026年11月27日',
      '（联系人：某某）',
      '抄送：县司法局、县人民政府办公室。',
      '〔印发机关待填〕\t〔印发日期待填〕印发',
    ]);
  });

  test.each([
    ['LETTER', '岳阳镇人民政府'],
    ['NOTICE', '岳阳镇人民政府文件'],
    ['MINUTES', '岳阳镇人民政府纪要'],
    ['BULLETIN', '工作简报'],
  ] as const)('the mark of a %s is %s, in red, and another one if it is given', async (kind, mark) => {
    const [first] = await paragraphsOf({ kind });
    expect(first?.text).toBe(mark);
    expect(first?.xml).toContain('<w:color w:val="FF0000"/>');
    expect((await textsOf({ kind, mark: '执法简报' }))[0]).toBe('执法简报');
  });

  test.each(['MINUTES', 'BULLETIN'] as const)(
    '%s say in the head who issues them and when, and are not signed',
    async (kind) => {
      const texts = await textsOf({ kind, addressee: null });
      expect(texts.filter((text) => text !== '')).toEqual([
        expect.anything(),
        '〔期号待编〕',
        '\t岳阳镇人民政府\t2026年11月27日',
        '关于移送一起涉嫌违法案件的函',
        '我镇在巡查中发现一起涉嫌违法占地案件，现予移送。',
        '〔印发机关待填〕\t〔印发日期待填〕印发',
      ]);
    },
  );

  test('a red line as wide as the type area closes the head', async () => {
    for (const kind of ['LETTER', 'NOTICE', 'MINUTES', 'BULLETIN'] as const) {
      const lines = (await paragraphsOf({ kind })).filter(({ xml }) => xml.includes('<w:pBdr>'));
      expect(lines).toHaveLength(1);
      expect(lines[0]?.xml).toContain('w:color="FF0000"');
      expect(lines[0]?.xml).not.toContain('<w:ind');
    }
  });

  test('nothing is invented: what is not known is a blank in brackets', async () => {
    const texts = await textsOf({ documentNumber: null, addressee: null, date: null });
    for (const blank of ['〔发文字号待编〕', '〔主送机关待填〕：', '〔成文日期待填〕']) expect(texts).toContain(blank);
  });

  test('a long mark stands on one line: narrower first, then smaller', async () => {
    const sizeOf = async (issuer: string) => {
      const xml = (await paragraphsOf({ issuer }))[0]?.xml ?? '';
      const read = (name: string) => Number(new RegExp(`<w:${name} w:val="(\\d+)"/>`).exec(xml)?.[1]);
      return { size: read('sz'), scale: read('w'), width: (Array.from(issuer).length * read('sz') * read('w')) / 200 };
    };
    expect(await sizeOf('岳阳镇人民政府')).toMatchObject({ size: 84, scale: 100 });
    const longer = await sizeOf('古县综合行政执法联席会议办公室');
    expect(longer.size).toBe(84);
    expect(longer.scale).toBeLessThan(100);
    const longest = await sizeOf('古县人民政府综合行政执法联席会议办公室及其工作专班');
    expect(longest).toMatchObject({ scale: 50 });
    expect(longest.size).toBeLessThan(84);
    for (const { width } of [longer, longest]) expect(width).toBeLessThan(442.3);
  });
});

describe('The text', () => {
  test('headings are numbered where they stand, each level anew under the one above', async () => {
    const levels = [1, 2, 3, 4, 4, 3, 2, 3, 1, 2] as const;
    const texts = await textsOf({ paragraphs: levels.map((level): DocumentPart => ({ heading: '题', level })) });
    expect(texts.filter((text) => text.endsWith('题'))).toEqual([
      '一、题',
      '（一）题',
      '1.题',
      '（1）题',
      '（2）题',
      '2.题',
      '（二）题',
      '1.题',
      '二、题',
      '（一）题',
    ]);
  });

  test('the numbers count as people do', () => {
    const numberOf = headingNumbers();
    const numbers = Array.from({ length: 101 }, () => numberOf(1));
    expect([9, 10, 11, 19, 20, 21, 99, 100].map((index) => numbers[index - 1])).toEqual([
      '九、',
      '十、',
      '十一、',
      '十九、',
      '二十、',
      '二十一、',
      '九十九、',
      '一〇〇、',
    ]);
  });

  test('line ends begin paragraphs, and the indents that people type are not added to the ones of the style', async () => {
    const texts = await textsOf({ paragraphs: ['　　第一段\r\n\r\n  第二段\u2028第三段\n'] });
    expect(texts.slice(texts.indexOf('第一段'), texts.indexOf('第一段') + 3)).toEqual(['第一段', '第二段', '第三段']);
  });

  test('a line under a label hangs after its colon', async () => {
    const line = (await paragraphsOf({ paragraphs: [{ label: '出席', text: '甲、乙' }] })).find(
      ({ text }) => text === '出席：甲、乙',
    );
    expect(line?.xml).toContain('w:eastAsia="黑体"');
    expect(line?.xml).toContain('<w:ind w:left="1578" w:hanging="947"/>');
  });

  test('a table is as wide as the type area, its heading stands on every page, and short rows are filled up', async () => {
    const { document } = await partsOf({
      paragraphs: [{ columns: ['序号', '材料'], rows: [['1', '记录\n照片'], ['2']] }],
    });
    const widths = Array.from(document.matchAll(/<w:gridCol w:w="(\d+)"\/>/g), ([, width]) => Number(width));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeGreaterThan(8840);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(8845);
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    const cells = Array.from(document.matchAll(/<w:tc>.*?<\/w:tc>/g), ([xml]) =>
      readParagraphs(xml).map(({ text }) => text),
    );
    expect(cells).toEqual([['序号'], ['材料'], ['1'], ['记录', '照片'], ['2'], ['']]);
  });

  test('two tables stay two, and a table without columns is none', async () => {
    const table = { columns: ['甲'], rows: [['乙']] };
    expect((await partsOf({ paragraphs: [table, table] })).document).not.toContain('</w:tbl><w:tbl>');
    expect((await partsOf({ paragraphs: [{ columns: [], rows: [] }] })).document).not.toContain('<w:tbl>');
  });
});

describe('The ending', () => {
  test('a single attachment bears no number', async () => {
    expect(await textsOf({ attachments: ['清单'] })).toContain('附件：清单');
  });

  test('the signature is centred above the date, which ends four characters from the right', async () => {
    const lines = await paragraphsOf({});
    const [signature, date] = lines.slice(lines.findIndex(({ text }) => text.includes('2026年')) - 1);
    for (const line of [signature, date]) {
      expect(line?.xml).toContain('<w:jc w:val="center"/>');
      // The date is 7 characters wide, 15 with four on each side: the block begins after 13.
      expect(line?.xml).toContain(`<w:ind w:left="${Math.floor((8845 / 28) * 13)}"/>`);
    }
  });

  test('a signature of more characters than a line has keeps within it', async () => {
    const lines = await paragraphsOf({ signedBy: '县'.repeat(40) });
    expect(lines.find(({ text }) => text === '县'.repeat(40))?.xml).toContain('<w:ind w:left="0"/>');
  });
});

describe('A title', () => {
  test.each([
    ['关于召开会议的通知', ['关于召开会议的通知']],
    [
      '岳阳镇人民政府关于移送张某某涉嫌非法占用耕地一案的函',
      ['岳阳镇人民政府关于移送张某某', '涉嫌非法占用耕地一案的函'],
    ],
    ['古县综合行政执法联席会议第一次例行会议纪要', ['古县综合行政执法联席会议', '第一次例行会议纪要']],
  ])('%s has even lines that end with words', (title, lines) => {
    expect(titleLines(title)).toEqual(lines);
  });

  test('loses nothing, and no line is longer than the page is wide', () => {
    for (const length of [1, 20, 21, 40, 41, 90]) {
      const title = '县乡执法'.repeat(30).slice(0, length);
      const lines = titleLines(title);
      expect(lines.join('')).toBe(title);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(20);
      expect(lines.length).toBeLessThanOrEqual(Math.ceil(length / 20) + 1);
    }
  });
});
