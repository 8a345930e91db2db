#!/usr/bin/env node
import { keepCompiled } from '../compiled-code.js';
import { refuseOldNode } from '../node-version.js';

// Before anything else is loaded.
refuseOldNode();
keepCompiled();
await import('./run.js');
