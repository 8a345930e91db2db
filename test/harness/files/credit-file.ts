import { stringify } from 'csv-stringify/sync';
import { setTimeout as sleep } from 'node:timers/promises';
import { creditColumns } from '../../../src/categories/penalty-decision/credit-publication/columns.js';
import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';
import { freshKey, type UserErrorAnswer } from '../builders/inputs.js';

/** A row of the table by the codes of its columns, of 司法局; change what a test is about. */
export function creditRow(number: string, changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    CF_XDR_MC: '古县某建材有限公司',
    CF_XDR_LB: '法人及非法人组织',
    CF_XDR_SHXYM: '91141025MA0GTYRP65',
    CF_WSH: number,
    CF_WFXW: '擅自占用城市道路',
    CF_SY: '占用人行道堆放建筑材料，\n经责令未改正。',
    CF_YJ: '《城市道路管理条例》第四十二条',
    CF_CFLB: '罚款',
    CF_NR: '罚款人民币贰仟元',
    CF_NR_FK: '0.2',
    CF_JDRQ: '2026-10-12',
    CF_CFJG: '司法局',
    ...changes,
  };
}

/** The table as CSV under its codes. */
export function creditCsv(rows: readonly Readonly<Record<string, string>>[]): string {
  const codes = creditColumns.map(({ code }) => code);
  return stringify([codes, ...rows.map((row) => codes.map((code) => row[code] ?? ''))]);
}

export const csvType = 'text/csv';
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function upload(hub: TestHub, organization: string, body: string | Uint8Array, type = csvType) {
  return fetch(`${hub.url}/uploads`, {
    method: 'PUT',
    headers: { 'content-type': type, authorization: `Bearer ${await hub.token(organization)}` },
    body: Buffer.from(body as string),
  });
}

export interface ImportAnswer {
  readonly id: string;
  readonly status: string;
  readonly rows: number | null;
  readonly done: number;
  readonly imported: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly columnsLeftOut: readonly string[];
  readonly errors: { readonly nodes: readonly { row: number; column: string | null; code: string; message: string }[] };
}

const fields = `id status rows done imported unchanged refused columnsLeftOut errors(first: 100) { nodes { row column code message } }`;

export async function askImport(hub: TestHub, organization: string, input: object) {
  const mutation = `mutation ($input: ImportPenaltyDecisionsInput!) { importPenaltyDecisions(input: $input) {
    penaltyImport { id } userErrors { path code message rule } } }`;
  const { data, errors } = await graphql<{
    importPenaltyDecisions: { penaltyImport: { id: string } | null; userErrors: UserErrorAnswer[] };
  }>(hub.url, await hub.token(organization), mutation, {
    input: { idempotencyKey: freshKey(), mode: 'VALID_ROWS', ...input },
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.importPenaltyDecisions;
}

/** Sends a file, has it imported and waits until it has ended. */
export async function importFile(
  hub: TestHub,
  body: string | Uint8Array,
  { mode = 'VALID_ROWS', type = csvType, organization = 'sfj', ...sharing }: Record<string, unknown> = {},
): Promise<ImportAnswer> {
  const response = await upload(hub, organization as string, body, type as string);
  const { uploadId } = (await response.json()) as { uploadId: string };
  const { penaltyImport, userErrors } = await askImport(hub, organization as string, { uploadId, mode, ...sharing });
  if (!penaltyImport) throw new Error(JSON.stringify(userErrors));
  return ended(hub, organization as string, penaltyImport.id);
}

export async function ended(hub: TestHub, organization: string, id: string): Promise<ImportAnswer> {
  const query = `query ($id: ID!) { penaltyImport(id: $id) { ${fields} } }`;
  for (let round = 0; round < 600; round += 1) {
    const { data, errors } = await graphql<{ penaltyImport: ImportAnswer }>(
      hub.url,
      await hub.token(organization),
      query,
      {
        id,
      },
    );
    if (!data) throw new Error(JSON.stringify(errors));
    if (['DONE', 'REFUSED', 'FAILED'].includes(data.penaltyImport.status)) return data.penaltyImport;
    await sleep(100);
  }
  throw new Error('the import does not end');
}
