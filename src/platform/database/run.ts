import { createHash } from 'node:crypto';
import { textRow } from './row-message.js';
import { RowQuery, type TakeRow } from './row-query.js';
import type { TextRow } from './row.js';
import { queryOf, type Sql } from './sql.js';
import { answered, type Executor } from './rows.js';

/**
 * Names of prepared statements by text. A connection keeps what it has prepared for ever, so only so many texts get a
 * name; a text beyond that is planned each time.
 */
const names = new Map<string, string>();
const mostNames = 1000;

/** The name of a statement's text; undefined for one that is planned each time. */
export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

/** Runs a statement as a prepared one and gives its rows as arrays of text. */
export async function run(executor: Executor, statement: Sql): Promise<TextRow[]> {
  return runTaking(executor, statement, textRow);
}

/** The same, of each row what is taken of it. */
export async function runTaking<Row>(executor: Executor, statement: Sql, take: TakeRow<Row>): Promise<Row[]> {
  const { text, values } = queryOf(statement);
  return answered(executor, new RowQuery(nameOf(text), text, values, take));
}
