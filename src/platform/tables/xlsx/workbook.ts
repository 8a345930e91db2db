import {
  PackageFault,
  hasMacros,
  readXml,
  relationshipsOf,
  type OfficePackage,
  type PackagePart,
} from '../../office-package/index.js';
import { TableFault } from '../table-file.js';
import { isDayFormat } from './day-formats.js';
import { noTexts, readSharedTexts, type SharedTexts } from './shared-texts.js';

/** A workbook whose sheets can be read. */
export interface Workbook {
  /** Sheets that a reader of the workbook sees, in the order of their tabs. */
  readonly sheets: readonly PackagePart[];
  readonly texts: SharedTexts;
  /** For each style of a cell whether it shows a day. */
  readonly dayStyles: readonly boolean[];
  readonly daysFrom: 1900 | 1904;
}

/** @throws TableFault and PackageFault in words, any Error for what is no workbook */
export async function openWorkbook(opened: OfficePackage): Promise<Workbook> {
  if (await hasMacros(opened)) throw new TableFault('工作簿含有宏，请另存为不含宏的 XLSX 再导入');
  const [root] = (await relationshipsOf(opened, '')).filter(({ type }) => type === 'officeDocument');
  const main = root && opened.part(root.target);
  if (!main) throw new PackageFault('不是有效的 XLSX 工作簿');
  const related = await relationshipsOf(opened, root.target);
  const { sheets, daysFrom } = await readMain(main);
  const partOf = (wanted: string): PackagePart | null => {
    const one = related.find(({ type }) => type === wanted);
    return one ? opened.part(one.target) : null;
  };
  const parts = sheets.map((id) => {
    const sheet = related.find((one) => one.id === id && one.type === 'worksheet');
    return sheet ? opened.part(sheet.target) : null;
  });
  const [styles, texts] = [partOf('styles'), partOf('sharedStrings')];
  return {
    sheets: parts.filter((part) => part !== null),
    texts: texts ? await readSharedTexts(texts) : noTexts,
    dayStyles: styles ? await readDayStyles(styles) : [],
    daysFrom,
  };
}

/** Relationships of the sheets that are not hidden, and how days are counted. */
async function readMain(part: PackagePart): Promise<{ sheets: string[]; daysFrom: 1900 | 1904 }> {
  const sheets: string[] = [];
  let daysFrom: 1900 | 1904 = 1900;
  const reading = readXml(part.bytes(), {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes['date1904'] ?? '')) daysFrom = 1904;
      if (name !== 'sheet' || /hidden/i.test(attributes['state'] ?? '')) return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      if (id !== undefined) sheets.push(id);
    },
  });
  for await (const _ of reading);
  return { sheets, daysFrom };
}

async function readDayStyles(part: PackagePart): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isCellStyle = false;
  const reading = readXml(part.bytes(), {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
      else if (name === 'cellXfs') isCellStyle = true;
      else if (name === 'xf' && isCellStyle) formats.push(Number(numFmtId));
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  for await (const _ of reading);
  return formats.map((id) => isDayFormat(id, codes.get(id)));
}
