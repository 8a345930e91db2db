import type { FigureMeaning } from './figure.js';

/** Statistics of one chapter: their resolvers, and the figures that docs/guide/figures.md tells of. */
export interface StatisticsFeature {
  readonly title: string;
  /** The field of GraphQL that answers them. */
  readonly query: string;
  /** Which records, by which day. */
  readonly population: string;
  readonly figures: readonly FigureMeaning[];
  /** Names of what they are broken down by. */
  readonly dimensions: readonly string[];
  readonly resolvers: readonly (new () => object)[];
}
