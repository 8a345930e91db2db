import { run, type Executor } from '../database/index.js';
import { $, sql } from '../database/sql.js';

/** A doorbell by the name the code gives it, and the channel of `NOTIFY` it rings on. */
export interface Channel {
  readonly name: string;
  /** Told to nobody, nor to a log: whoever knows it and may sign in to the database can ring and listen. */
  readonly channel: string;
}

/** The channel of a doorbell in this database: its name is made with a secret that only the hub's roles may read. */
export async function readChannel(executor: Executor, name: string): Promise<Channel> {
  const [row] = await run(executor, sql`SELECT doorbell(${$(name, 'text')})`);
  return { name, channel: String(row?.[0]) };
}
