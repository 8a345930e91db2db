import { openDatabase, type Database, type DatabaseOptions } from '../../../src/platform/database/index.js';
import { createTestDatabase } from './database.js';

/** A test's own database with the hub's pool on it; `close` ends the pool and drops the database. */
export async function openTestPool(
  options: Partial<DatabaseOptions> & { readonly migrated?: boolean } = {},
): Promise<Database> {
  const { migrated = false, ...others } = options;
  const database = await createTestDatabase({ migrated });
  const opened = await openDatabase({ url: database.url, entities: [], applicationName: 'test', ...others });
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await database.drop();
    },
  };
}
