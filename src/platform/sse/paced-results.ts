import type { ExecutionResult, GraphQLError } from 'graphql';

/**
 * Results that are made only when there is room for them: the protocol's library asks for the next one as soon as it has one
 * and would keep in memory what a slow client does not read. What making them throws is told as a last result: the library
 * would tell its text, or nothing.
 */
export function pacedResults(
  results: AsyncGenerator<ExecutionResult, void, void>,
  room: () => Promise<void>,
  mask: (error: unknown) => GraphQLError,
): AsyncGenerator<ExecutionResult, void, void> {
  let over = false;
  const end = { done: true, value: undefined } as const;
  const stop = async (): Promise<typeof end> => {
    over = true;
    await results.return();
    return end;
  };
  return {
    async next() {
      await room();
      if (over) return end;
      try {
        return await results.next();
      } catch (error) {
        over = true;
        return { done: false, value: { errors: [mask(error)] } };
      }
    },
    return: stop,
    async throw(error) {
      await stop();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await stop();
    },
  };
}
