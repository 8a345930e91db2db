import { createSourceEventStream, print, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ExecuteOperation } from './executor.js';

/** What the application knows of its contexts. */
export interface ContextSharing {
  /** Equal for contexts whose viewers get equal answers: organization, roles and whatever else an answer depends on. */
  viewerKey(context: unknown): string;
  /** The context for one more execution: loaders must not outlive one. */
  renew(context: unknown): unknown;
}

export type SharedSubscribe = (
  args: ExecutionArgs,
) => Promise<ExecutionResult | AsyncGenerator<ExecutionResult, void, void>>;

const mostResults = 5_000;

/**
 * graphql-js's `subscribe`, except that an event with a `shareKey` is executed once for all subscribers with the same
 * document, variables and viewer key: the event and the group decide the answer. Whoever is too slow to find it executes
 * again by itself.
 */
export function sharedSubscribe(execute: ExecuteOperation, { viewerKey, renew }: ContextSharing): SharedSubscribe {
  const results = new LRUCache<string, Promise<ExecutionResult>>({ max: mostResults });

  return async (args) => {
    const stream = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in stream)) return stream;
    const source = print(args.document);
    const viewer = viewerKey(args.contextValue);
    const group = JSON.stringify([viewer, args.operationName ?? null, args.variableValues ?? null, source]);
    const events = stream[Symbol.asyncIterator]();

    const answer = (event: unknown): Promise<ExecutionResult> => {
      const run = async (): Promise<ExecutionResult> =>
        execute({
          document: args.document,
          source,
          operationName: args.operationName ?? null,
          variables: args.variableValues ?? {},
          rootValue: event,
          contextValue: renew(args.contextValue),
        });
      const shareKey = shareKeyOf(event);
      if (shareKey === null) return run();
      const key = `${shareKey} ${group}`;
      const known = results.get(key);
      if (known) return known;
      const result = run();
      results.set(key, result);
      return result;
    };

    const done = { done: true, value: undefined } as const;
    const answers: AsyncGenerator<ExecutionResult, void, void> = {
      async next() {
        const { done: ended, value } = await events.next();
        return ended ? done : { done: false, value: await answer(value) };
      },
      async return() {
        await events.return?.();
        return done;
      },
      async throw(error) {
        await events.return?.();
        throw error;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
      async [Symbol.asyncDispose]() {
        await events.return?.();
      },
    };
    return answers;
  };
}

function shareKeyOf(event: unknown): string | null {
  if (typeof event !== 'object' || event === null || !('shareKey' in event)) return null;
  return typeof event.shareKey === 'string' ? event.shareKey : null;
}
