import type { ZipContent } from './make-zip.js';
import { zipOf } from './make-zip.js';

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
const relationshipsOf = (...all: string[]): string =>
  `<Relationships xmlns="${packaged}">${all.join('')}</Relationships>`;

/** A sheet of a workbook that is written by hand. */
export interface WrittenSheet {
  /** What stands in its `sheetData`, or its part as a whole. */
  readonly data: ZipContent;
  readonly state?: 'hidden' | 'veryHidden';
}

export interface WrittenWorkbook {
  readonly sheets: readonly WrittenSheet[];
  /** What stands in `sst`, or the part as a whole. */
  readonly texts?: ZipContent;
  /** Codes of number formats; styles 1, 2 … of cells have them. */
  readonly formats?: readonly string[];
  readonly daysFrom1904?: boolean;
  readonly contentTypes?: string;
  /** Parts beside those of every workbook. */
  readonly others?: Readonly<Record<string, ZipContent>>;
}

/** The parts of a workbook, as XML. */
export function workbookParts({
  sheets,
  texts,
  formats = [],
  daysFrom1904 = false,
  contentTypes = '<Types/>',
  others = {},
}: WrittenWorkbook): Record<string, ZipContent> {
  const escape = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const tabs = sheets.map(({ state }, place) => {
    const shown = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="S${place}" sheetId="${place + 1}"${shown} r:id="rId${place + 1}"/>`;
  });
  const parts: Record<string, ZipContent> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationshipsOf(relationship('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns:r="${relations}">${daysFrom1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationshipsOf(
      ...sheets.map((_, place) => relationship(`rId${place + 1}`, 'worksheet', `worksheets/sheet${place + 1}.xml`)),
      relationship('rIdS', 'styles', 'styles.xml'),
      ...(texts === undefined ? [] : [relationship('rIdT', 'sharedStrings', 'sharedStrings.xml')]),
    ),
    'xl/styles.xml': `<styleSheet><numFmts>${formats.map((code, place) => `<numFmt numFmtId="${200 + place}" formatCode="${escape(code)}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, place) => `<xf numFmtId="${200 + place}"/>`).join('')}</cellXfs></styleSheet>`,
    ...others,
  };
  if (texts !== undefined) parts['xl/sharedStrings.xml'] = typeof texts === 'string' ? `<sst>${texts}</sst>` : texts;
  for (const [place, { data }] of sheets.entries()) {
    parts[`xl/worksheets/sheet${place + 1}.xml`] =
      typeof data === 'string' ? `<worksheet><sheetData>${data}</sheetData></worksheet>` : data;
  }
  return parts;
}

export function workbookOf(written: WrittenWorkbook): Buffer {
  return zipOf(workbookParts(written));
}
