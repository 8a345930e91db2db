export { postJson, type JsonTarget } from './post-json.js';
