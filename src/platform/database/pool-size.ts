import { availableParallelism } from 'node:os';

/**
 * Twice the processors and two. Statements of a hub are short: more connections than that do not answer faster, they only
 * take turns on the same processors.
 */
export const defaultPoolSize = 2 * availableParallelism() + 2;
