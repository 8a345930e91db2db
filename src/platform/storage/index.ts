export { openBucketStorage } from './bucket-storage.js';
export { openLocalStorage } from './local-storage.js';
export type { BucketOptions, FileStorage } from './storage.js';
