import { bind, execute } from './extended-protocol.js';
import { identityQuery } from './session.js';
import { queryOf } from './sql.js';
import type { TextRow } from './row.js';
import { textRow } from './row-message.js';
import { RowQuery } from './row-query.js';

/** Gives the identity; a connection must have prepared it before a `StatementAs`. */
export const giving = { name: 'give_identity', text: queryOf(identityQuery(0)).text };

/**
 * Two prepared statements in one message: the identity, then the query. PostgreSQL runs what comes before one Sync of the extended
 * protocol as one transaction and one after the other, so that the setting is given when the second begins, and ends with it; if
 * either fails nothing of both is left. The first row received is the one that `giving` answers with.
 */
export class StatementAs extends RowQuery<TextRow> {
  readonly #identity: number;

  constructor(identity: number, name: string | undefined, text: string, values: readonly unknown[]) {
    super(name, text, values, textRow);
    this.#identity = identity;
  }

  protected override message(): Buffer {
    // With the Sync that ends the transaction of both.
    return Buffer.concat([bind(giving.name, [String(this.#identity)]), execute, super.message()]);
  }
}
