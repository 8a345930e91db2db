import { startChild, type Child, type Spent } from './child.js';
import { copied } from './database.js';
import { creditFile, type CreditFileKind } from './import-file.js';
import type { Hub } from './servers.js';

export interface Imported {
  readonly name: string;
  /** Rows a second while the whole file is checked, and while it is written to the end of its one transaction. */
  readonly checked: number;
  readonly written: number;
  /** Megabytes that the hub took at most above what it had when idle. */
  readonly memory: number;
  /** Megabytes that it really held beyond then, after a collection, in the middle of checking and of writing. */
  readonly heldChecking: number;
  readonly heldWriting: number;
  /** Processor time of the hub for a row, microseconds. */
  readonly cpu: number;
  readonly megabytes: number;
}

export interface ImportOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Flags of the hub's process. */
  readonly flags: readonly string[];
  readonly rows: number;
  progress(text: string): void;
}

interface State {
  readonly status: string;
  readonly rows: number | null;
  readonly done: number;
  readonly imported: number;
}

const kinds: readonly CreditFileKind[] = ['csv', 'xlsx', 'xlsx of a spreadsheet'];
const organization = '141025100';
/** Milliseconds between two looks. */
const pace = 50;

/** I1: an import of the credit publication table, all or nothing, into a copy of the database; the copy is dropped. */
export async function measureImports({ databaseUrl, rows, ...options }: ImportOptions): Promise<Imported[]> {
  const { dataDir, flags, progress } = options;
  progress('I1 copy of the database');
  const copy = await copied(databaseUrl);
  const hub = await startChild<Hub>(
    'hub',
    { databaseUrl: copy.url, dataDir },
    {
      execArgv: [...flags, '--expose-gc'],
    },
  );
  const results: Imported[] = [];
  for (const [index, kind] of kinds.entries()) {
    // Numbers of decisions that no other file has.
    const file = await creditFile(kind, rows, `第${index + 1}批`);
    progress(`I1 ${kind}`);
    const taken = await takeImport(hub, file, kind === 'csv' ? 'csv' : 'xlsx', rows);
    results.push({ name: `I1 ${kind}`, ...taken, megabytes: file.length / 1e6 });
  }
  await hub.stop();
  await copy.drop();
  return results;
}

async function takeImport(
  hub: Child<Hub>,
  file: Uint8Array<ArrayBuffer>,
  format: 'csv' | 'xlsx',
  rows: number,
): Promise<Omit<Imported, 'name' | 'megabytes'>> {
  const idle = await hub.ask<Spent>({ collect: true });
  const held: Partial<Record<string, number>> = {};
  const began: Partial<Record<string, number>> = {};
  let highest = idle.rss;
  const id = await ask(hub, file, format);
  for (;;) {
    const { status, done, imported } = await stateOf(hub, id);
    began[status] ??= performance.now();
    highest = Math.max(highest, (await hub.ask<Spent>({})).rss);
    if (done > rows / 2) held[status] ??= (await hub.ask<Spent>({ collect: true })).held - idle.held;
    if (status === 'DONE' && imported === rows) break;
    if (['DONE', 'REFUSED', 'FAILED'].includes(status)) throw new Error(`I1: ${status}, ${imported} imported`);
    await new Promise((resolve) => setTimeout(resolve, pace));
  }
  const { cpu } = await hub.ask<Spent>({});
  const seconds = (from: string, to: string): number => ((began[to] ?? 0) - (began[from] ?? 0)) / 1000;
  return {
    checked: rows / seconds('CHECKING', 'WRITING'),
    written: rows / seconds('WRITING', 'DONE'),
    memory: (highest - idle.rss) / 1e6,
    heldChecking: (held['CHECKING'] ?? 0) / 1e6,
    heldWriting: (held['WRITING'] ?? 0) / 1e6,
    cpu: (cpu - idle.cpu) / rows,
  };
}

/** Sends the file and asks for its import; the import's id. */
async function ask(hub: Child<Hub>, file: Uint8Array<ArrayBuffer>, format: 'csv' | 'xlsx'): Promise<string> {
  const type = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }[format];
  const { url, tokens } = hub.ready;
  const response = await fetch(`${url}/uploads`, {
    method: 'PUT',
    headers: { 'content-type': type, authorization: `Bearer ${tokens[organization] ?? ''}` },
    body: file,
  });
  const { uploadId } = (await response.json()) as { uploadId: string };
  const query = `mutation ($input: ImportPenaltyDecisionsInput!) { importPenaltyDecisions(input: $input) {
    penaltyImport { id } userErrors { message } } }`;
  const input = { idempotencyKey: uploadId, uploadId, mode: 'ALL_OR_NOTHING' };
  const answer = await graphql<{ importPenaltyDecisions: { penaltyImport: { id: string } } }>(hub, query, { input });
  return answer.importPenaltyDecisions.penaltyImport.id;
}

async function stateOf(hub: Child<Hub>, id: string): Promise<State> {
  const query = `query ($id: ID!) { penaltyImport(id: $id) { status rows done imported } }`;
  return (await graphql<{ penaltyImport: State }>(hub, query, { id })).penaltyImport;
}

async function graphql<Data>(hub: Child<Hub>, query: string, variables: object): Promise<Data> {
  const { url, tokens } = hub.ready;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[organization] ?? ''}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
}
