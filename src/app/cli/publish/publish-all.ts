import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { backoff, HubError, type HubClient } from '../hub-client.js';
import { errorLine, userError } from '../user-error.js';
import type { Json } from './record-input.js';

/** A record on its way to the hub, or why it is none. */
export type Outgoing =
  | {
      readonly line: number;
      readonly mutation: string;
      readonly inputType: string;
      readonly input: Json;
      readonly faults?: undefined;
    }
  | { readonly line: number; readonly faults: readonly string[] };

export interface PublishOptions {
  /** Only asks what is wrong. */
  readonly dryRun: boolean;
  /** Hears what is wrong with the record of a line. */
  readonly refuse: (line: number, faults: readonly string[]) => void;
}

export interface Published {
  readonly lines: number;
  readonly taken: number;
  readonly refused: number;
}

const answer = z.object({
  published: z.object({ record: z.object({ id: z.string() }).nullable(), userErrors: z.array(userError) }),
});
/** Records on their way at a time: the hub writes those together that wait. */
const atOnce = 16;
/** Milliseconds that a record waits for a hub that restarts. */
const patience = 60_000;
/** How long to wait when the hub says that it is asked too often, in rounds of `backoff`. */
const retry = 4;
/** Milliseconds between two lines of progress. */
const pace = 1000;
/** What concerns the caller and not the record. */
const ends = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'DOCUMENT_NOT_TRUSTED']);

/**
 * Publishes records in their order, a few at a time, and tells what is wrong with each by its line as soon as it is known. Whatever ends it,
 * once more publishes only what is missing.
 */
export async function publishAll(
  client: HubClient,
  records: AsyncIterable<Outgoing>,
  { dryRun, refuse }: PublishOptions,
): Promise<Published> {
  const waiting: { readonly line: number; readonly faults: Promise<readonly string[]> }[] = [];
  let [lines, refused, told] = [0, 0, performance.now()];
  const progress = showCount(dryRun ? '已检查' : '已发布');
  const settle = async (): Promise<void> => {
    const [first] = waiting.splice(0, 1);
    if (!first) return;
    const faults = await first.faults;
    lines += 1;
    refused += faults.length > 0 ? 1 : 0;
    if (faults.length > 0) refuse(first.line, faults);
    if (performance.now() - told < pace) return;
    progress(lines);
    told = performance.now();
  };
  for await (const record of records) {
    const { line } = record;
    const faults = record.faults ? Promise.resolve(record.faults) : send(client, record, dryRun);
    // Awaited in its turn: until then nobody else hears of its failure.
    faults.catch(() => undefined);
    waiting.push({ line, faults });
    if (waiting.length >= atOnce) await settle();
  }
  while (waiting.length > 0) await settle();
  progress(lines, true);
  return { lines, taken: lines - refused, refused };
}

async function send(
  client: HubClient,
  { mutation, inputType, input }: Extract<Outgoing, { mutation: string }>,
  dryRun: boolean,
): Promise<readonly string[]> {
  const query = `mutation ($input: ${inputType}!, $dryRun: Boolean) { published: ${mutation}(input: $input, dryRun: $dryRun) {
    record { id } userErrors { path code message rule } } }`;
  const until = performance.now() + patience;
  for (;;) {
    try {
      const { published } = await client.ask(answer, { query, variables: { input, dryRun } }, patience);
      return published.userErrors.map(errorLine);
    } catch (error) {
      if (!(error instanceof HubError) || error.code === null || ends.has(error.code)) throw error;
      if (error.code !== 'RATE_LIMITED' || performance.now() > until) return [error.message];
      await sleep(backoff(retry));
    }
  }
}

function showCount(title: string): (lines: number, isLast?: boolean) => void {
  const out = process.stderr;
  return (lines, isLast = false) => {
    if (out.isTTY) out.write(`\r${title} ${lines} 行${isLast ? '\n' : ''}`);
    else out.write(`${title} ${lines} 行\n`);
  };
}
