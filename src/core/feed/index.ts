export type { Acknowledgement } from './acknowledgement.sql.js';
export { appendChange, type NewChange } from './append.sql.js';
export type { ChangeEvent } from './change-event.js';
export { CursorError } from './cursor.js';
export { ReinitializeRequired, reinitialize } from './epoch.sql.js';
export { openFeed, type Feed } from './feed.js';
export { verifyLog, type LogFault } from './verify-log.sql.js';
