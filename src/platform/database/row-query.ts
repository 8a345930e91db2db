import type { Connection, Submittable } from 'pg';
import type { RowMessage } from './row-message.js';
import { sendStatements, type PreparingConnection } from './send-statements.js';

type Done = (error: Error | null) => void;

/** Makes what is wanted of a row while it comes. */
export type TakeRow<Row> = (row: RowMessage) => Row;

/**
 * A statement, prepared if it has a name, whose rows are taken as PostgreSQL sends them. Whoever takes them knows their columns, so that
 * PostgreSQL is not asked to describe them. It is no `Query` of pg's, which keeps and announces what nobody asks for here.
 */
export class RowQuery<Row> implements Submittable {
  readonly received: Row[] = [];
  /** Of the first row that could not be taken; no fault of the database's, which has answered. */
  fault: unknown = null;
  /** Given by the client that runs it. */
  callback: Done | undefined = undefined;

  constructor(
    readonly name: string | undefined,
    readonly text: string,
    readonly values: readonly unknown[],
    private readonly take: TakeRow<Row>,
  ) {}

  /** Sends the query; gives the fault for which nothing was sent. */
  submit(connection: Connection): Error | null {
    return sendStatements(connection, [this]);
  }

  handleDataRow(row: RowMessage): void {
    if (this.fault !== null) return;
    try {
      this.received.push(this.take(row));
    } catch (error) {
      this.fault = error;
    }
  }

  handleError(error: Error): void {
    this.callback?.(error);
  }

  handleReadyForQuery(): void {
    this.callback?.(null);
  }

  handleCopyInResponse(connection: PreparingConnection): void {
    connection.sendCopyFail('a query of rows copies nothing');
    // The first was skipped with all that came before the data.
    connection.sync();
  }

  // What else PostgreSQL may send tells nothing that anybody asks for.
  handleRowDescription(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}
}
