import pg from 'pg';
import { given } from './peer.js';

// Days and instants are sent as they are; a Date would be made of each and text of it again.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => `${text.slice(0, 10)}T${text.slice(11)}:00`);

export const pool = new pg.Pool({
  connectionString: given.databaseUrl,
  max: given.poolSize,
  idleTimeoutMillis: 60_000,
  options: '-c TimeZone=Asia/Shanghai',
});

/** Rows of a statement that is prepared once a connection, under this name. */
export async function rows<Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> {
  return (await pool.query<Row>({ name, text, values })).rows;
}
