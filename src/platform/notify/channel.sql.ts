import { run, type Executor } from '../database/index.js';
import { $, sql } from '../database/sql.js';

/** A wake-up by the name that the code gives it, and the channel of `NOTIFY` it comes on. */
export interface Channel {
  readonly name: string;
  /** Told to nobody, nor to a log: who knows it and may sign in to the database can notify and listen. */
  readonly channel: string;
}

/** The channel of a wake-up in this database: `doorbell` makes its name with a secret that only the hub's roles may read. */
export async function readChannel(executor: Executor, name: string): Promise<Channel> {
  const [row] = await run(executor, sql`SELECT doorbell(${$(name, 'text')})`);
  return { name, channel: String(row?.[0]) };
}
