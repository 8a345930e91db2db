import fc from 'fast-check';
import iconv from 'iconv-lite';
import { repeated, zipOf, type ZipContent, type ZipLie } from './make-zip.js';
import { workbookParts } from './workbook.js';

/** A part that is made when its file is: a unit so many times between two texts. */
interface Repeat {
  readonly head: string;
  readonly unit: string;
  readonly times: number;
  readonly tail: string;
}

const texts = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    '甲',
    '\u0000',
    '\uFFFE',
    '\uD800',
    '&#1;',
    '&a;',
    '&amp;',
    '_x0000_',
    '_xD800_',
    ']]>',
    '<![CDATA[<]]>',
    '<!---->',
    '<?a b?>',
  ),
);
const references = fc.constantFrom(
  'A1',
  'a1',
  'B2',
  'ZZZ1',
  'XFD1',
  'XFE1',
  '1A',
  'A0',
  'A1048576',
  'A1048577',
  '',
  '-1',
  '\u0663',
  'A1:B2',
);
const values = fc.oneof(
  texts,
  fc.constantFrom(
    '0',
    '1',
    '-1',
    '1e400',
    '1E+17',
    'NaN',
    '0x10',
    '46027',
    '99999999999999999999',
    '#N/A',
    'true',
    '1.',
    '.5',
  ),
);
const types = fc.constantFrom('', 's', 'str', 'inlineStr', 'b', 'e', 'd', 'n', 'zz', '__proto__');

const cell = fc
  .tuple(
    fc.option(references),
    types,
    fc.integer({ min: -1, max: 9 }),
    values,
    fc.constantFrom('v', 'is', 'f', 'rPh', 't', 'a'),
  )
  .map(([reference, type, style, value, inner]) => {
    const place = reference === null ? '' : ` r="${reference}"`;
    const body = inner === 'is' ? `<is><t>${value}</t><rPh><t>x</t></rPh></is>` : `<${inner}>${value}</${inner}>`;
    return `<c${place} t="${type}" s="${style}">${body}</c>`;
  });
const row = fc
  .tuple(
    fc.option(fc.constantFrom('1', '2', '7', '0', '-1', '1.5', '1e3', '1048576', '1048577', '999999999999', '')),
    fc.array(cell, { maxLength: 4 }),
  )
  .map(([number, cells]) => `<row${number === null ? '' : ` r="${number}"`}>${cells.join('')}</row>`);
const data = fc.array(row, { maxLength: 5 }).map((rows) => rows.join(''));

/** Much of one small thing: what readers keep, or build before they look at it. */
const much: fc.Arbitrary<Repeat> = fc
  .tuple(
    fc.constantFrom(
      ['<worksheet><sheetData><row>', '</row></sheetData></worksheet>'],
      ['<worksheet><sheetData>', '</sheetData></worksheet>'],
      ['<worksheet><sheetData><row><c t="str"><v>', '</v></c></row></sheetData></worksheet>'],
      ['<worksheet><!--', '--></worksheet>'],
      ['<worksheet a="', '"/>'],
      ['<worksheet ', '/>'],
      ['<!DOCTYPE a [', ']><worksheet/>'],
      ['<?a ', '?><worksheet/>'],
      ['', ''],
    ),
    fc.constantFrom(
      '<c/>',
      '<row/>',
      '<c><v>1</v></c>',
      'x',
      '&amp;',
      '<a>',
      '<a/>',
      'x="1" ',
      '<!ENTITY a "b">',
      '甲',
      ' ',
      '\u0000',
      '<![CDATA[x]]>',
    ),
    fc.integer({ min: 1, max: 300_000 }),
  )
  .map(([[head = '', tail = ''], unit, times]) => ({ head, unit, times, tail }));

const lie: fc.Arbitrary<ZipLie> = fc.record(
  {
    size: fc.constantFrom(0, 1, 1_000_000, 0xfffffffe, 0xffffffff),
    checksum: fc.nat(),
    method: fc.constantFrom(0, 8, 12, 99),
    flags: fc.constantFrom(0, 1, 8, 0x40, 0x800),
  },
  { requiredKeys: [] },
);
const names = fc.constantFrom(
  'xl/sharedStrings.xml',
  'XL/WORKBOOK.XML',
  '../a',
  '/a',
  'a\\b',
  '',
  'xl/',
  '[content_types].xml',
  'xl/vbaProject.bin',
  '\u0000',
);

export interface MadeUpWorkbook {
  readonly sheet: string | Repeat;
  readonly sharedTexts: string | Repeat | null;
  readonly contentTypes: string;
  readonly lies: readonly [number, ZipLie][];
  readonly missing: readonly number[];
  readonly others: readonly (readonly [string, string])[];
  /** Places at which bytes of the finished file are changed, as shares of it. */
  readonly damage: readonly [number, number][];
  readonly cut: number | null;
}

/** What is usual, but for one in ten: a file with every oddity at once is refused for the first. */
function seldom<Usual>(usual: Usual, odd: fc.Arbitrary<Usual>): fc.Arbitrary<Usual> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: odd });
}

/** Workbooks by their structure, each part of which may be odd; most are sound where they are not odd. */
export const madeUpWorkbooks: fc.Arbitrary<MadeUpWorkbook> = fc.record({
  sheet: fc.oneof({ weight: 3, arbitrary: data }, { weight: 2, arbitrary: much }),
  sharedTexts: fc.oneof(
    fc.constant(null),
    fc.array(texts.map((text) => `<si><t>${text}</t></si>`)).map((all) => all.join('')),
    much.map((repeat) => ({ ...repeat, head: `<sst>${repeat.head}`, tail: `${repeat.tail}</sst>` })),
  ),
  contentTypes: seldom(
    '<Types/>',
    fc.constantFrom('<Types', '', '<!DOCTYPE Types><Types/>', '<Types><Default ContentType="a/vbaProject"/></Types>'),
  ),
  lies: seldom([], fc.array(fc.tuple(fc.nat(6), lie), { maxLength: 2 })),
  missing: seldom([], fc.array(fc.nat(6), { maxLength: 2 })),
  others: seldom([], fc.array(fc.tuple(names, texts), { maxLength: 2 })),
  damage: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 3 }),
    },
  ),
  cut: fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  ),
});

const made = (part: string | Repeat): string | Promise<ZipContent> =>
  typeof part === 'string' ? part : repeated(part.head, part.unit, part.times, part.tail);

export async function workbookBytes(one: MadeUpWorkbook): Promise<Buffer> {
  const parts = Object.entries(
    workbookParts({
      sheets: [{ data: await made(one.sheet) }],
      ...(one.sharedTexts === null ? {} : { texts: await made(one.sharedTexts) }),
      contentTypes: one.contentTypes,
      formats: ['yyyy-mm-dd'],
    }),
  ).filter((_, place) => !one.missing.includes(place));
  const lies = new Map(one.lies);
  const bytes = zipOf([
    ...parts.map(([name, content], place) => [name, content, lies.get(place) ?? {}] as const),
    ...one.others,
  ]);
  for (const [share, value] of one.damage) bytes[Math.floor(share * (bytes.length - 1))] = value;
  return one.cut === null ? bytes : bytes.subarray(0, Math.floor(one.cut * bytes.length));
}

/** CSV files: quoting, separators, marks and encodings that are sound or not. */
export const madeUpCsv: fc.Arbitrary<Buffer> = fc
  .tuple(
    fc.array(
      fc.oneof(
        texts,
        fc.constantFrom(
          ',',
          '"',
          '""',
          '\r\n',
          '\n',
          '\r',
          '\t',
          ';',
          "'=1",
          '\uFEFF',
          'CF_WSH',
          '甲,"乙"\n',
          ','.repeat(20_000),
          'x'.repeat(40_000),
        ),
      ),
      { maxLength: 30 },
    ),
    fc.constantFrom('utf8', 'gb18030', 'utf16le', 'latin1'),
    fc.constantFrom('', '\uFEFF', '\uFEFF\uFEFF'),
  )
  .map(([pieces, encoding, mark]) => iconv.encode(mark + pieces.join(''), encoding));
