/**
 * Histories that a property may live until it notices a mutant: it ends with the first that does. What a property itself lives is fewer, and
 * one in some hundred runs they all pass a mutant by.
 */
export const mutantRuns = 40;
