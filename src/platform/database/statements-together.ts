import type { Connection, Submittable } from 'pg';
import type { RowMessage } from './row-message.js';
import type { RowQuery } from './row-query.js';
import { sendStatements, type PreparingConnection } from './send-statements.js';

/**
 * Statements in one message. PostgreSQL runs what comes before one Sync of the extended protocol one after the other, as one transaction:
 * a setting that one gives is there for the next and ends with the last, and if one fails nothing of any is left.
 */
export class StatementsTogether<Row> implements Submittable {
  callback: ((error: Error | null) => void) | undefined = undefined;
  #done = 0;

  constructor(private readonly statements: readonly RowQuery<Row>[]) {}

  /** The rows of each. */
  get received(): Row[][] {
    return this.statements.map(({ received }) => received);
  }

  get fault(): unknown {
    return this.statements.find(({ fault }) => fault !== null)?.fault ?? null;
  }

  /** Of the statement under way: pg asks them of its query when PostgreSQL tells that it has parsed one. */
  get name(): string | undefined {
    return this.statements[this.#done]?.name;
  }

  get text(): string {
    return this.statements[this.#done]?.text ?? '';
  }

  submit(connection: Connection): Error | null {
    return sendStatements(connection, this.statements);
  }

  handleDataRow(row: RowMessage): void {
    this.statements[this.#done]?.handleDataRow(row);
  }

  handleCommandComplete(): void {
    this.#done += 1;
  }

  handleError(error: Error, { submittedNamedStatements }: PreparingConnection): void {
    // PostgreSQL passes over those behind the one that failed, and parses none of them.
    for (const { name } of this.statements.slice(this.#done)) {
      if (name !== undefined) delete submittedNamedStatements[name];
    }
    this.callback?.(error);
  }

  handleReadyForQuery(): void {
    this.callback?.(null);
  }

  handleCopyInResponse(connection: PreparingConnection): void {
    this.statements[this.#done]?.handleCopyInResponse(connection);
  }

  // What else PostgreSQL may send tells nothing that anybody asks for.
  handleRowDescription(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}
}
