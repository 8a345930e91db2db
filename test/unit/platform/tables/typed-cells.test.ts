import { describe, expect, test } from 'vitest';
import {
  amountCell,
  dayCell,
  findHeading,
  openTable,
  textCell,
  type ReadRow,
} from '../../../../src/platform/tables/index.js';
import { fileOf } from '../../../harness/files/table-file.js';
import { workbookOf, type WrittenWorkbook } from '../../../harness/files/workbook.js';

async function rowsOf(workbook: WrittenWorkbook, sheet = 0): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  for await (const row of (await openTable(fileOf(workbookOf(workbook)), 'xlsx')).rows(sheet)) rows.push(row);
  return rows;
}

const isExact = (text: string): boolean => /^\d{1,12}(\.\d{1,6})?$/.test(text);
/** What each cell of a row says as text, as an amount and as a day: one workbook for all cells, since each takes a thread. */
const formats = ['yyyy"年"m"月"d"日"', 'm/d/yy h:mm', '0.00', 'h:mm', '[$-804]aaaa', 'General'];
const lost = '数字超过15位，已失真，请设为文本';

interface Case {
  readonly cell: string;
  readonly text: string;
  readonly amount?: string;
  readonly day?: string;
}

const cases: readonly Case[] = [
  { cell: '<c><v>1.41025199003021E+17</v></c>', text: lost },
  { cell: '<c><v>141025199003021000</v></c>', text: lost },
  { cell: '<c><v>1E5</v></c>', text: lost, amount: '100000' },
  { cell: '<c><v>141025900302101</v></c>', text: '141025900302101' },
  { cell: '<c><v>0.30000000000000004</v></c>', text: lost, amount: '0.3' },
  { cell: '<c><v>1.0000000000000001E-3</v></c>', text: lost, amount: '0.001' },
  { cell: '<c t="str"><v>0.30000000000000004</v></c>', text: '0.30000000000000004', amount: '0.3' },
  { cell: '<c t="str"><v>123456789012.123456</v></c>', text: '123456789012.123456', amount: '123456789012.123456' },
  { cell: '<c t="str"><v>1.41025E+17</v></c>', text: lost },
  { cell: '<c t="e"><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v></c>', text: '单元格为错误值#N/A' },
  { cell: '<c t="e"><v>身份证</v></c>', text: '单元格为错误值#ERROR!' },
  { cell: '<c><f>A1+1</f></c>', text: '公式没有结果，请用表格软件打开并保存后再导入' },
  { cell: '<c t="b"><v>1</v></c>', text: '单元格为逻辑值TRUE，不是文本' },
  {
    cell: '<c t="inlineStr"><is><t>宁东大道</t><rPh sb="0" eb="1"><t>dao</t></rPh></is></c>',
    text: '宁东大道',
  },
  { cell: '<c t="inlineStr"><is><r><t>宁东</t></r><r><rPr/><t>大道</t></r></is></c>', text: '宁东大道' },
  { cell: '<c t="s"><v>0</v></c>', text: '宁东大道' },
  { cell: '<c t="s"><v>1</v></c>', text: '上\r_x0041_' },
  { cell: '<c t="inlineStr"><is><t><![CDATA[<甲>]]></t></is></c>', text: '<甲>' },
  { cell: '<c s="1"><v>46027</v></c>', text: '2026-01-05', day: '2026-01-05', amount: '单元格为日期，须为数字' },
  { cell: '<c s="2"><v>46027.5</v></c>', text: '2026-01-05 12:00:00', day: '2026-01-05' },
  { cell: '<c s="2"><v>46026.999999999</v></c>', text: '2026-01-05', day: '2026-01-05' },
  { cell: '<c s="3"><v>46027</v></c>', text: '46027', day: '2026-01-05', amount: '46027' },
  { cell: '<c><v>20260105</v></c>', text: '20260105', day: '2026-01-05' },
  { cell: '<c t="d"><v>2026-01-05T00:00:00</v></c>', text: '2026-01-05T00:00:00', day: '2026-01-05' },
  { cell: '<c t="str"><v>２０２６．１．５</v></c>', text: '２０２６．１．５', day: '2026-01-05' },
  { cell: '<c s="4"><v>0.5</v></c>', text: '0.5' },
  { cell: '<c s="5"><v>46027</v></c>', text: '46027' },
  { cell: '<c s="6"><v>46027</v></c>', text: '46027' },
];

describe('cells of a workbook', () => {
  let row: ReadRow | undefined;
  const said = async (place: number) => {
    row ??= (
      await rowsOf({
        sheets: [{ data: `<row r="1">${cases.map(({ cell }) => cell).join('')}</row>` }],
        formats,
        texts:
          '<si><t>宁东</t><rPh sb="0" eb="2"><t>ningdong</t></rPh><phoneticPr/></si>'.replace(
            '<t>宁东</t>',
            '<r><t>宁东</t></r><r><t>大道</t></r>',
          ) + '<si><t>上_x000D__x005F_x0041_</t></si>',
      })
    )[0];
    if (!row) throw new Error('no row');
    const told = [textCell(row, place), amountCell(row, place, isExact), dayCell(row, place)];
    return told.map(({ text, fault }) => text ?? fault);
  };

  test.each(cases.map((one, place) => [one.cell, place, one] as const))(
    '[files F5][files F6][files F11] %s is read for what it is',
    async (_, place, { text, amount, day }) => {
      const [asText, asAmount, asDay] = await said(place);
      expect([asText, asAmount, asDay]).toEqual([text, amount ?? asAmount, day ?? asDay]);
    },
  );

  test('of a workbook whose days count from 1904 are days by their format only', async () => {
    const data = '<row r="1"><c s="1"><v>44565</v></c><c><v>44565</v></c><c><v>20260105</v></c></row>';
    const [only] = await rowsOf({ sheets: [{ data }], formats, daysFrom1904: true });
    if (!only) throw new Error('no row');
    expect([0, 1, 2].map((place) => dayCell(only, place).text)).toEqual(['2026-01-05', undefined, '2026-01-05']);
  });
});

describe('the heading of a table', () => {
  const texts = (...cells: string[]): string =>
    `<row>${cells.map((cell) => `<c t="str"><v>${cell}</v></c>`).join('')}</row>`;
  const lacking = (cells: readonly string[]): number => ['文号', '事实'].filter((name) => !cells.includes(name)).length;

  test('[files F11] is found below titles, past sheets of instructions and hidden ones', async () => {
    const bytes = workbookOf({
      sheets: [
        { data: texts('文号', '事实') + texts('隐藏', '甲'), state: 'hidden' },
        { data: texts('填表说明') + texts('文号', '须填写') },
        {
          data: `${texts('行政处罚信息表')}<row r="2"/>${texts('填报单位', '司法局')}${texts('文号', '事实')}${texts('1号', '乙')}`,
        },
        { data: texts('文号', '事实') + texts('2号', '丙'), state: 'veryHidden' },
      ],
    });
    const place = await findHeading(await openTable(fileOf(bytes), 'xlsx'), lacking);
    expect(place).toMatchObject({ sheet: 1, row: { row: 4, cells: ['文号', '事实'] } });
  });

  test('that lacks columns is the one that lacks fewest; of an empty file there is none', async () => {
    const csv = await openTable(fileOf('说明\n文号,别的\n1,2\n'), 'csv');
    expect(await findHeading(csv, lacking)).toMatchObject({ row: { row: 2 } });
    expect(await findHeading(await openTable(fileOf('\n\n'), 'csv'), lacking)).toBeNull();
  });
});
