import type { TextRow } from './row.js';
import { textRows, type Executor } from './rows.js';

/** A statement of the hub that every connection prepares once under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const texts = new Map<string, string>();
/** PostgreSQL cuts longer names off. */
const longestName = 63;

/** Names a statement; a name stands for one text in the whole process, else a connection would run the wrong one. */
export function statement(name: string, text: string): Statement {
  if (Buffer.byteLength(name) > longestName) throw new Error(`The statement name ${name} is longer than 63 bytes`);
  if ((texts.get(name) ?? text) !== text) throw new Error(`Two statements are named ${name}`);
  texts.set(name, text);
  return { name, text };
}

/**
 * Runs a named statement as a prepared one: rows as arrays of text in the order of the columns, NULL as null. Values go out as
 * the driver writes them (an array as an array literal, an object as JSON, a Date in the machine's zone: pass text instead).
 */
export async function query(
  executor: Executor,
  { name, text }: Statement,
  values: readonly unknown[] = [],
): Promise<TextRow[]> {
  return textRows(executor, name, text, values);
}
