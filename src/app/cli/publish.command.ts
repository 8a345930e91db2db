import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { z } from 'zod';
import { WrongUse } from './exit-code.js';
import { hubClient, type HubAddress, type HubClient } from './hub-client.js';
import { publishShapes } from './publish/input-shape.js';
import { leftOutNames } from './publish/left-out-names.js';
import { outgoingLines } from './publish/outgoing-lines.js';
import { publishAndTell } from './publish/publish-and-tell.js';
import { tellMeanwhile, tellResult } from './result.js';
import { errorLine, userError } from './user-error.js';

const fileSchema = z.object({
  mutation: z.string().optional(),
  category: z.string().optional(),
  input: z.looseObject({}),
});
const namedType = z.object({ name: z.string().nullable(), ofType: z.object({ name: z.string() }).nullable() });
const schemaAnswer = z.object({
  __type: z.object({
    fields: z.array(
      z.object({
        name: z.string(),
        args: z.array(z.object({ name: z.string(), type: namedType })),
        type: z.object({ ofType: z.object({ fields: z.array(z.object({ name: z.string() })).nullable() }).nullable() }),
      }),
    ),
  }),
});
const schemaQuery = `{ __type(name: "Mutation") { fields { name
  args { name type { name ofType { name } } } type { ofType { fields { name } } } } } }`;
const payload = z.record(z.string(), z.looseObject({ userErrors: z.array(userError).default([]) }));

export interface PublishCommandOptions extends HubAddress {
  /** Of lines that name none. */
  readonly category?: string;
  readonly dryRun?: boolean;
}

/** Publishes what a file or standard input (`-`) holds: one JSON document (`.json`), or JSON Lines. False when the hub refused any of it. */
export function publish(dataDir: string, file: string, options: PublishCommandOptions): Promise<boolean> {
  if (extname(file).toLowerCase() !== '.json') return publishLines(dataDir, file, options);
  if (options.dryRun === true) throw new WrongUse('--dry-run 用于 JSON Lines 文件 (.jsonl) 或标准输入 (-)');
  return publishDocument(dataDir, file, options);
}

/** Publishes records, one a line, in bounded memory; what was published before is found, and not published again. */
async function publishLines(
  dataDir: string,
  file: string,
  { category, dryRun = false, json, ...address }: PublishCommandOptions,
): Promise<boolean> {
  const client = hubClient(dataDir, address, tellMeanwhile);
  const leftOut = leftOutNames();
  const records = outgoingLines(file === '-' ? process.stdin : createReadStream(file), {
    shapeOf: publishShapes(client),
    category,
    organization: await client.organization(),
    leaveOut: (names) => leftOut.add(names),
  });
  return publishAndTell(client, records, { dryRun, json, leftOut: () => leftOut.line() });
}

/**
 * Sends a file `{ mutation | category, input }` and prints the answer as JSON. False when the hub refused it; what is
 * wrong is printed with its path.
 */
async function publishDocument(dataDir: string, file: string, options: HubAddress): Promise<boolean> {
  const given = fileSchema.safeParse(jsonIn(file, await readFile(file, 'utf8')));
  if (!given.success)
    throw new Error(`${file} 须为 {"category" 或 "mutation", "input"} (${given.error.issues[0]?.message ?? ''})`);
  const { answer, isTaken } = await sendDocument(dataDir, given.data, options);
  // An answer is JSON for people too: it has what they need to find the record again.
  if (isTaken || options.json === true) tellResult({ json: true }, answer, '');
  return isTaken;
}

export interface SentDocument {
  /** Null where the hub gave none. */
  readonly answer: z.infer<typeof payload>[string] | null;
  readonly isTaken: boolean;
}

/** Sends an input to the mutation that takes it; what is wrong with it is told with its path. */
export async function sendDocument(
  dataDir: string,
  { category, input, mutation: named }: z.infer<typeof fileSchema>,
  options: HubAddress,
): Promise<SentDocument> {
  const mutation = named ?? (category === undefined ? undefined : mutationOf(category));
  if (mutation === undefined) throw new Error('须有 category 或 mutation (category or mutation is missing)');
  const client = hubClient(dataDir, options);
  const query = await operationOf(client, mutation);
  const { [mutation]: answer } = await client.ask(payload, { query, variables: { input } });
  const refusals = answer?.userErrors ?? [];
  for (const error of refusals) tellMeanwhile(errorLine(error));
  return { answer: answer ?? null, isTaken: answer !== undefined && refusals.length === 0 };
}

/** `PENALTY_DECISION` is published by `publishPenaltyDecision`. */
function mutationOf(category: string): string {
  const words = category.toLowerCase().split('_');
  return `publish${words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')}`;
}

/** The operation is made from the hub's own schema, so that every mutation, present or future, can be sent. */
async function operationOf(client: HubClient, mutation: string): Promise<string> {
  const { __type: mutations } = await client.ask(schemaAnswer, { query: schemaQuery });
  const field = mutations.fields.find(({ name }) => name === mutation);
  const type = field?.args.find(({ name }) => name === 'input')?.type;
  if (!field || !type) throw new Error(`平台没有操作 ${mutation} (unknown mutation or category)`);
  const has = new Set((field.type.ofType?.fields ?? []).map(({ name }) => name));
  const record = has.has('record') ? 'record { id status timeliness revision sharedAt }' : '';
  const change = has.has('change') ? 'change { cursor }' : '';
  return `mutation ($input: ${type.ofType?.name ?? type.name ?? ''}!) {
    ${mutation}(input: $input) { ${record} ${change} userErrors { path code message rule } } }`;
}

function jsonIn(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The rest of the message quotes the file, which may name people.
    const [place = 'not JSON'] = /position \d+(?: \(line \d+ column \d+\))?/.exec(String(error)) ?? [];
    throw new Error(`${file} 不是有效的 JSON (${place})`, { cause: error });
  }
}
