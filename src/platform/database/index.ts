export type { Pool, PoolClient } from 'pg';
export { drained } from './closing.js';
export { defaultPoolSize, openDatabase, type Database, type DatabaseOptions } from './database.js';
export { migrate, type MigrationClass, type MigrationProgress } from './migrate.js';
export { run } from './run.js';
export { giveIdentity, identified, runAs, type Session } from './session.js';
export { query, statement } from './statement.js';
export type { Executor } from './text-rows.js';
export { transaction, transactionAs, transactionAsRole } from './transaction.js';
