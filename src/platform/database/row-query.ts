import type { Connection, Submittable } from 'pg';
import { bind, executeAndSync } from './extended-protocol.js';
import type { RowMessage } from './row-message.js';

type Done = (error: Error | null) => void;

/** What pg's connection has beside what its types tell: the texts that it has prepared, and has asked to prepare, by name. */
interface Preparing extends Connection {
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
}

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

  /** What is sent once the statement is prepared; it ends with the Sync that ends its transaction. */
  protected message(): Buffer {
    return Buffer.concat([bind(this.name ?? '', this.values), executeAndSync]);
  }

  /** Sends the query; gives the fault for which nothing was sent. */
  submit(connection: Connection): Error | null {
    const { name, text } = this;
    const { parsedStatements, submittedNamedStatements, stream } = connection as Preparing;
    let message: Buffer;
    try {
      message = this.message();
    } catch (error) {
      // A value that cannot be written.
      return error instanceof Error ? error : new Error(String(error));
    }
    const prepared = name === undefined ? undefined : (parsedStatements[name] ?? submittedNamedStatements[name]);
    if (prepared === text) {
      stream.write(message);
      return null;
    }
    if (prepared !== undefined) return new Error(`Two statements are named ${name}`);
    stream.cork();
    connection.parse({ name: name ?? '', text, types: [] }, true);
    if (name !== undefined) submittedNamedStatements[name] = text;
    stream.write(message);
    stream.uncork();
    return null;
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

  handleCopyInResponse(connection: Connection & { sendCopyFail(why: string): void }): void {
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
