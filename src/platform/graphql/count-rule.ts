import { GraphQLError, type ValidationRule } from 'graphql';

interface Bound {
  readonly most: number;
  /** What is counted, in Chinese. */
  readonly name: string;
}

export interface Bounds {
  readonly aliases: Bound;
  readonly directives: Bound;
  readonly spreads: Bound;
}

/** Bounds how many of a kind a document holds, as written; each fault is told once. */
export function countRule(bounds: Bounds): ValidationRule {
  return (context) => {
    const counts = { aliases: 0, directives: 0, spreads: 0 };
    const add = (what: keyof Bounds, number: number): void => {
      const { most, name } = bounds[what];
      const before = counts[what];
      counts[what] += number;
      if (before > most || counts[what] <= most) return;
      const extensions = { code: 'DOCUMENT_TOO_LARGE' };
      context.reportError(new GraphQLError(`${name}不得超过${most}个`, { extensions }));
    };
    return {
      Field: ({ alias }) => add('aliases', alias ? 1 : 0),
      Directive: () => add('directives', 1),
      FragmentSpread: () => add('spreads', 1),
    };
  };
}
