export { createKeyFile, openKeyFile, ownKeyFile, rotateKeyFile } from './key-file.js';
export { lookupKeyName, openSealing, type Place, type Sealing } from './sealing.js';
