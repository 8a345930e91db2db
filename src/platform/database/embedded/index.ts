export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  type WatchedPostgres,
} from './embedded-postgres.js';
