export { changeColumns, changeInsert, storedChange, type NewChange } from './append.sql.js';
export type { ChangeConsumer, ConsumerFault } from './change-consumer.sql.js';
export type { ChangeEvent } from './change-event.js';
export { readHead, readIdentity } from './change-log.sql.js';
export { CursorError } from './cursor.js';
export { cursorFault } from './cursor-fault.js';
export { reinitialize } from './epoch.sql.js';
export { openFeed, type Feed } from './feed.js';
export { readBatchBefore, verifyChain, type ChainBatch, type LogFault } from './verify-chain.sql.js';
