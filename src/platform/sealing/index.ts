export { createKeyFile, openKeyFile, ownKeyFile, rotateKeyFile } from './key-file.js';
export { lookupKeyName, openSealing, UnsealableError, type Place, type Sealing } from './sealing.js';
