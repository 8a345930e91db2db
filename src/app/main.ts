import { keepCompiled } from './compiled-code.js';
import { refuseOldNode } from './node-version.js';

// Before anything else is loaded.
refuseOldNode();
keepCompiled();
await import('reflect-metadata');
await import('./run.js');
