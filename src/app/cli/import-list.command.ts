import { z } from 'zod';
import { showProgress } from '../progress.js';
import { hubClient, type HubAddress } from './hub-client.js';
import type { TableMapping } from '../../platform/tables/index.js';
import { leftOutLine } from './publish/left-out-names.js';
import { sendFile } from './send-file.js';
import { tellMeanwhile, tellResult } from './result.js';
import { errorLine, userError } from './user-error.js';

export interface ImportListOptions extends HubAddress {
  /** For rows that do not say it themselves. */
  readonly department?: string | undefined;
  readonly from?: string | undefined;
  readonly basis?: string | undefined;
  readonly mapping?: TableMapping;
}

/** The lists of the boundaries: which mutation takes one, and what it calls the first day. */
const lists = {
  items: { mutation: 'importEnforcementItems', input: 'ImportEnforcementItemsInput', from: 'validFrom' },
  delegations: { mutation: 'importDelegations', input: 'ImportDelegationsInput', from: 'delegatedFrom' },
} as const;

const answer = z.object({
  imported: z.object({
    rows: z.number(),
    imported: z.number(),
    unchanged: z.number(),
    refused: z.number(),
    rowErrors: z.array(z.object({ row: z.number(), column: z.string().nullable(), message: z.string() })),
    columnsLeftOut: z.array(z.string()),
    givenCodes: z.array(z.object({ row: z.number(), code: z.string(), name: z.string() })),
    userErrors: z.array(userError),
  }),
});

/** Sends a list and has it taken as a whole; false when something of it was refused. */
export async function importList(
  dataDir: string,
  list: keyof typeof lists,
  file: string,
  { department, from, basis, mapping, ...address }: ImportListOptions,
): Promise<boolean> {
  const client = hubClient(dataDir, address);
  const { mutation, input: type, from: firstDay } = lists[list];
  // The hub takes a list in one transaction: nothing lies between sent and taken that could be shown.
  const progress = showProgress('导入清单', 2);
  progress.advance(0);
  const uploadId = await sendFile(client, file);
  progress.advance(1);
  const query = `mutation ($input: ${type}!) { imported: ${mutation}(input: $input) {
    rows imported unchanged refused columnsLeftOut givenCodes { row code name } rowErrors { row column message } userErrors { path code message rule } } }`;
  const input = { uploadId, departmentCode: department, [firstDay]: from, basis, mapping };
  const { imported: came } = await client.ask(answer, { query, variables: { input } });
  progress.advance(2);
  progress.end();
  for (const { row, column, message } of came.rowErrors) {
    tellMeanwhile(`第${row}行${column === null ? '' : ` ${column} 列`}：${message}`);
  }
  for (const error of came.userErrors) tellMeanwhile(errorLine(error));
  if (came.columnsLeftOut.length > 0) tellMeanwhile(leftOutLine(came.columnsLeftOut));
  const given = came.givenCodes.map(({ row, code, name }) => `第${row}行 ${name}：平台编码 ${code}\n`);
  const words = came.userErrors.length === 0 ? '导入完成' : '文件有误，一行也未导入';
  const { rows, imported, unchanged, refused } = came;
  const sum = `${words}：共 ${rows} 行，导入 ${imported}，已有 ${unchanged}，有误 ${refused}`;
  tellResult(address, came, `${given.join('')}${sum}`);
  return came.userErrors.length === 0;
}
