import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { showProgress } from '../progress.js';
import { WrongUse } from './exit-code.js';
import { hubClient, type HubAddress, type HubClient } from './hub-client.js';
import type { TableMapping } from '../../platform/tables/index.js';
import { leftOutLine } from './publish/left-out-names.js';
import { sendFile } from './send-file.js';
import { tellMeanwhile, tellResult, type ResultOptions } from './result.js';
import { errorLine, userError } from './user-error.js';

export interface ImportPenaltiesOptions extends HubAddress {
  /** `all`: nothing if a row is wrong; `valid`: the rows that are right. */
  readonly mode: string;
  readonly mapping?: TableMapping;
}

const modes: Readonly<Record<string, string>> = { all: 'ALL_OR_NOTHING', valid: 'VALID_ROWS' };
/** Milliseconds between two looks. */
const pace = 500;

const started = z.object({
  importPenaltyDecisions: z.object({
    penaltyImport: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(userError),
  }),
});
const state = z.object({
  penaltyImport: z.object({
    status: z.string(),
    rows: z.number().nullable(),
    done: z.number(),
    imported: z.number(),
    unchanged: z.number(),
    refused: z.number(),
    columnsLeftOut: z.array(z.string()),
    errors: z.object({
      nodes: z.array(z.object({ row: z.number(), column: z.string().nullable(), message: z.string() })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
});
const stateQuery = `query ($id: ID!, $first: Int, $after: String) { penaltyImport(id: $id) {
  status rows done imported unchanged refused columnsLeftOut
  errors(first: $first, after: $after) { nodes { row column message } pageInfo { hasNextPage endCursor } } } }`;

/** Sends a file of the credit publication table and has it imported; false when something of it was refused. */
export async function importPenalties(
  dataDir: string,
  file: string,
  options: ImportPenaltiesOptions,
): Promise<boolean> {
  const mode = modes[options.mode];
  if (mode === undefined) throw new WrongUse(`--mode 须为 ${Object.keys(modes).join(' 或 ')}`);
  const client = hubClient(dataDir, options);
  const uploadId = await sendFile(client, file);
  const query = `mutation ($input: ImportPenaltyDecisionsInput!) { importPenaltyDecisions(input: $input) {
    penaltyImport { id } userErrors { path code message rule } } }`;
  const input = { idempotencyKey: randomUUID(), uploadId, mode, mapping: options.mapping };
  const { importPenaltyDecisions } = await client.ask(started, { query, variables: { input } });
  const { penaltyImport, userErrors } = importPenaltyDecisions;
  if (!penaltyImport) throw new Error(userErrors.map(errorLine).join('\n'));
  const { status, rows, imported, unchanged, refused: wrong, columnsLeftOut } = await follow(client, penaltyImport.id);
  await tellErrors(client, penaltyImport.id, options);
  if (columnsLeftOut.length > 0) tellMeanwhile(leftOutLine(columnsLeftOut));
  const words =
    { DONE: '导入完成', REFUSED: '文件有误，一行也未导入', FAILED: '平台故障，请重新导入' }[status] ?? status;
  const sum = { status, rows: rows ?? 0, imported, unchanged, refused: wrong, columnsLeftOut };
  tellResult(options, sum, `${words}：共 ${rows ?? 0} 行，导入 ${imported}，已有 ${unchanged}，有误 ${wrong}`);
  return status === 'DONE' && wrong === 0;
}

type State = z.infer<typeof state>['penaltyImport'];

async function follow(client: HubClient, id: string): Promise<State> {
  let progress: { readonly stage: string; readonly bar: ReturnType<typeof showProgress> } | undefined;
  const titles: Readonly<Record<string, string>> = { CHECKING: '检查', WRITING: '导入' };
  for (;;) {
    const { penaltyImport: now } = await client.ask(state, { query: stateQuery, variables: { id, first: 1 } }, 60_000);
    const title = titles[now.status];
    if (title !== undefined && now.rows !== null) {
      if (progress?.stage !== now.status) {
        progress?.bar.end();
        progress = { stage: now.status, bar: showProgress(title, now.rows) };
      }
      progress.bar.advance(now.done);
    }
    if (['DONE', 'REFUSED', 'FAILED'].includes(now.status)) {
      progress?.bar.end();
      return now;
    }
    await sleep(pace);
  }
}

/** For programs a line for each: there may be as many as rows. */
async function tellErrors(client: HubClient, id: string, { json }: ResultOptions): Promise<void> {
  for (let after: string | null = null; ;) {
    const asked: z.infer<typeof state> = await client.ask(
      state,
      { query: stateQuery, variables: { id, first: 100, after } },
      60_000,
    );
    const { nodes, pageInfo } = asked.penaltyImport.errors;
    for (const error of nodes) {
      const { row, column, message } = error;
      const place = row === 0 ? '' : `第${row}行${column === null ? '' : ` ${column} 列`}：`;
      if (json === true) tellResult({ json }, error, '');
      else tellMeanwhile(`${place}${message}`);
    }
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}
