import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { GraphQLError } from 'graphql';
import type { Example } from '../examples/example.js';
import { dataOf } from '../examples/faults.js';
import { fillIn, needsOf, notation, type Filling } from '../examples/fill-in.js';
import { everyText } from '../examples/as-of.js';
import { uploadExample } from './example-files.js';
import { exampleIn, exampleNamed } from './examples.js';
import { tokenOf } from './identities.js';
import { post } from './post.js';

export interface ExampleFetcherOptions {
  /** Whether the hub gives out identities: what an example needs is then run before it, by whoever does it. */
  readonly demonstration: boolean;
  /** Is told what was run before an example. */
  onRan(ran: readonly Example[]): void;
}

/**
 * Fills in an example's variables before it is sent. Elsewhere than in the demonstration somebody has to fill them in, and is told with
 * what: nothing of an example is sent that means nothing.
 */
export function exampleFetcher(fetcher: Fetcher, { demonstration, onRan }: ExampleFetcherOptions): Fetcher {
  const filled = async (example: Example, params: FetcherParams): Promise<FetcherParams> => {
    const asked: Filling = {
      now: new Date(),
      byName: exampleNamed,
      run: async (one, variables) => dataOf(one, await post(await tokenOf(one.identity), one.document, variables)),
      upload: uploadExample,
    };
    const { variables, ran } = await fillIn(example, asked, params.variables ?? {});
    onRan(ran);
    return { ...params, variables };
  };
  return async (params, options) => {
    const example = exampleIn(params.query);
    onRan([]);
    if (!example) return fetcher(params, options);
    const isToFill = hasReference(params.variables) || (demonstration && example.after.length > 0);
    if (isToFill && !demonstration) return refused(`变量中的 \${…} 须先填写：${whatFor(example)}`);
    try {
      return await fetcher(demonstration ? await filled(example, params) : params, options);
    } catch (error) {
      return refused(error instanceof Error ? error.message : String(error));
    }
  };
}

function hasReference(variables: unknown): boolean {
  let found = false;
  everyText(variables, (text) => {
    found ||= notation.test(text);
  });
  return found;
}

function whatFor(example: Example): string {
  const needs = needsOf(example).map((need) => exampleNamed(need)?.title ?? need);
  return `先办理${needs.map((need) => `“${need}”`).join('、')}，再填入其答复中的值 (fill in what these answer)`;
}

function refused(message: string): { errors: readonly GraphQLError[] } {
  return { errors: [new GraphQLError(message)] };
}
