import type { MigrationClass } from '../src/platform/database/migrate.js';

/**
 * All migrations, oldest first. To add one: write `migrations/<number>-<name>.ts` that exports
 * `class Migration<number><Name> extends Migration` with an `up()` only (forward only), and append the class here.
 */
export const migrations: readonly MigrationClass[] = [];
