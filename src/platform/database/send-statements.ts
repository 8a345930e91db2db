import type { Connection } from 'pg';
import { bind, execute, sync } from './extended-protocol.js';

/** A statement with its values, prepared if it has a name. */
export interface PreparedStatement {
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What pg's connection has beside what its types tell: the texts that it has prepared, and has asked to prepare, by name. */
export interface PreparingConnection extends Connection {
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
  sendCopyFail(why: string): void;
}

/**
 * Sends statements before one Sync, which ends their transaction: as one write, if the connection has prepared them all. Gives the fault
 * for which nothing was sent.
 */
export function sendStatements(connection: Connection, statements: readonly PreparedStatement[]): Error | null {
  const { parsedStatements, submittedNamedStatements, stream } = connection as PreparingConnection;
  const preparedAs = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : (parsedStatements[name] ?? submittedNamedStatements[name]);
  let unsent: Buffer[] = [];
  let messages: readonly Buffer[];
  try {
    messages = statements.map(({ name, values }) => bind(name ?? '', values));
  } catch (error) {
    // A value that cannot be written.
    return error instanceof Error ? error : new Error(String(error));
  }
  const misnamed = statements.find(({ name, text }) => (preparedAs(name) ?? text) !== text);
  if (misnamed) return new Error(`Two statements are named ${misnamed.name}`);

  stream.cork();
  for (const [index, { name, text }] of statements.entries()) {
    if (preparedAs(name) === undefined) {
      if (unsent.length > 0) stream.write(Buffer.concat(unsent));
      unsent = [];
      connection.parse({ name: name ?? '', text, types: [] }, true);
      if (name !== undefined) submittedNamedStatements[name] = text;
    }
    unsent.push(messages[index] ?? sync, execute);
  }
  stream.write(Buffer.concat([...unsent, sync]));
  stream.uncork();
  return null;
}
