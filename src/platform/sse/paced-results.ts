import type { ExecutionResult, GraphQLError } from 'graphql';
import { pullFrom, pullGenerator } from '../../kernel/pull.js';

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
  const { pull, stop } = pullFrom(results);
  let isOver = false;
  return pullGenerator<ExecutionResult>({
    async pull() {
      await room();
      if (isOver) return null;
      try {
        return await pull();
      } catch (error) {
        isOver = true;
        return { errors: [mask(error)] };
      }
    },
    stop() {
      isOver = true;
      return stop();
    },
  });
}
