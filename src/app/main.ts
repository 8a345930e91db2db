import 'reflect-metadata';
import { keepCompiled } from './compiled-code.js';

// Before anything else is loaded.
keepCompiled();
await import('./run.js');
