import { Query, type Connection } from 'pg';
import type { TextRow } from './row.js';
import type { TextQuery } from './text-query.js';

/** What pg notes of statements that a connection was sent and that have not been parsed yet. */
type Preparing = Connection & { readonly submittedNamedStatements: Record<string, string> };

/**
 * Prepared statements in one message. PostgreSQL runs what comes before one Sync of the extended protocol one after the other, as one
 * transaction: a setting that one gives is there for the next and ends with the last, and if one fails nothing of any is left.
 */
export class StatementsTogether extends Query {
  readonly #statements: readonly TextQuery[];
  /** Of the statement under way: pg asks them of its query when PostgreSQL tells that it has parsed one. */
  declare name: string | undefined;
  declare text: string;
  #done = 0;

  constructor(statements: readonly TextQuery[]) {
    super('');
    this.#statements = statements;
    this.#standAt(0);
  }

  /** The rows of each. */
  get received(): TextRow[][] {
    return this.#statements.map(({ received }) => received);
  }

  override readonly submit = (connection: Connection): void => {
    connection.stream.cork();
    try {
      const later = withoutSync(connection);
      for (const statement of this.#statements) statement.prepare(later);
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  };

  handleRowDescription(): void {
    // Nobody asks for it.
  }

  handleDataRow(row: { readonly fields: TextRow }): void {
    this.#statements[this.#done]?.handleDataRow(row);
  }

  handleCommandComplete(): void {
    this.#standAt(this.#done + 1);
  }

  handleError(error: Error, connection: Preparing): void {
    // PostgreSQL passes over those behind the one that failed, and parses none of them.
    for (const { name } of this.#statements.slice(this.#done)) {
      if (name !== undefined) delete connection.submittedNamedStatements[name];
    }
    const handle = (Query.prototype as unknown as { handleError(error: Error, connection: Connection): void })
      .handleError;
    handle.call(this, error, connection);
  }

  #standAt(index: number): void {
    this.#done = index;
    this.name = this.#statements[index]?.name;
    this.text = this.#statements[index]?.text ?? '';
  }
}

const unsynced = new WeakMap<Connection, Connection>();

/** The connection, but for telling PostgreSQL that this was all. */
function withoutSync(connection: Connection): Connection {
  const known = unsynced.get(connection) ?? Object.create(connection, { sync: { value: () => undefined } });
  unsynced.set(connection, known);
  return known;
}
