import { options } from './.dependency-cruiser.options.js';

/**
 * What is left of the imports when types are gone: modules that import each other in a circle are half-made, at random, for
 * whichever comes first. The other rules are in `.dependency-cruiser.js`, which sees types too and hence more circles than run.
 */
export default {
  forbidden: [
    {
      name: 'no-circle-at-run-time',
      comment: 'Any circle decides at random which module is half-made',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
};
