import { Query, type Connection, type QueryConfig } from 'pg';
import type { TextRow } from './row.js';

/** PostgreSQL's message with one row, its values as the text they came in. */
interface DataRow {
  readonly fields: TextRow;
}

/** What pg's own query has beside what its types tell. */
interface Preparing {
  prepare(connection: Connection): void;
}

/**
 * A statement, prepared if it has a name, whose rows are kept as PostgreSQL sends them: arrays of text with its microseconds and
 * decimals, NULL as null. Whoever reads them knows their columns, so that PostgreSQL is not asked to describe them and nothing is made
 * of the description, which was a tenth of the processor time of a step in a procedure.
 */
export class TextQuery extends Query implements Preparing {
  readonly received: TextRow[] = [];
  declare readonly name: string | undefined;
  declare readonly text: string;

  constructor(name: string | undefined, text: string, values: readonly unknown[]) {
    // Without it pg sends a statement that has neither name nor values as a simple query, after which no Sync comes: what a
    // `StatementsTogether` sends with it would never end.
    super({ name, text, values: [...values], queryMode: 'extended' } as QueryConfig);
  }

  prepare(connection: Connection): void {
    (Query.prototype as unknown as Preparing).prepare.call(this, undescribing(connection));
  }

  handleRowDescription(): void {
    // Comes unasked when a statement has neither name nor values.
  }

  handleDataRow({ fields }: DataRow): void {
    this.received.push(fields);
  }
}

/** The connection, but for describing what a query will answer. */
function undescribing(connection: Connection): Connection {
  return Object.create(connection, { describe: { value: () => undefined } }) as Connection;
}
