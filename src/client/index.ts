/** The client of the hub for programs and pages: `import { connect } from 'liandong/client'`. */
export type { AskOptions, Document } from './ask.js';
export { categories, copiedFields, type CopiedHead, type CopiedRecord } from './categories.js';
export type { Change, ChangeFilter, FollowedSubject, Open } from './change.js';
export { connect, type Client } from './connect.js';
export type { ConnectionState, FollowOptions } from './follow.js';
export { HubError } from './hub-error.js';
export type * from './operations.generated.js';
export type { RetryOptions } from './pause.js';
export type { Published, PublishedCategory, PublishInput } from './publish.js';
export type { RecordFields } from './selection.js';
export type { ConnectOptions } from './session.js';
export type { CopyEvent, SnapshotOptions } from './snapshot.js';
export { serverEvents } from './server-events.js';
