import { Query, type Connection } from 'pg';
import { identityQuery } from './session.js';
import { queryOf } from './sql.js';
import { TextQuery } from './text-query.js';

/** Gives the identity; a connection must have prepared it before a `StatementAs`. */
export const giving = { name: 'give_identity', text: queryOf(identityQuery(0)).text };

/**
 * Two prepared statements in one message: the identity, then the query. PostgreSQL runs what comes before one Sync of the extended
 * protocol as one transaction and one after the other, so that the setting is given when the second begins, and ends with it; if
 * either fails nothing of both is left. The first row received is the one that `giving` answers with.
 */
export class StatementAs extends TextQuery {
  readonly #identity: number;

  constructor(identity: number, name: string | undefined, text: string, values: readonly unknown[]) {
    super(name, text, values);
    this.#identity = identity;
  }

  override readonly submit = (connection: Connection): void => {
    connection.stream.cork();
    try {
      connection.bind({ statement: giving.name, values: [String(this.#identity)] }, true);
      connection.execute(null, true);
      // With the Sync that ends the transaction of both.
      return Query.prototype.submit.call(this, connection);
    } finally {
      connection.stream.uncork();
    }
  };
}
