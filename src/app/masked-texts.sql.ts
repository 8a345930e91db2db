import { Client } from 'pg';
import type { Logger } from '../platform/log/index.js';

/** Tells once what the migration of citizen numbers in texts has done: in how many rows of which column, and which stay as they are. */
export async function tellMaskedTexts(ownerUrl: string, log: Pick<Logger, 'warn'>): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'liandong-migrate' });
  // Whatever is asked of it fails with it too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ table: string; column: string; masked: number; leftAsIs: number }>(
      `SELECT table_name AS "table", column_name AS "column", masked, left_as_is AS "leftAsIs" FROM masked_text ORDER BY 1, 2`,
    );
    for (const row of rows) {
      log.warn(row, 'texts held citizen numbers: masked, or left as they are where nothing may be changed');
    }
  } finally {
    await client.end();
  }
}
