import {
  createSourceEventStream,
  Kind,
  print,
  visit,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type VariableNode,
} from 'graphql';
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
const mostGroups = 10_000;

/**
 * graphql-js's `subscribe`, except that an event with a `shareKey` is executed once for all subscribers with the same
 * document, variables and viewer key: the event and the group decide the answer. Whoever is too slow to find it executes
 * again by itself.
 */
export function sharedSubscribe(execute: ExecuteOperation, { viewerKey, renew }: ContextSharing): SharedSubscribe {
  const results = new LRUCache<string, Promise<ExecutionResult>>({ max: mostResults });
  // Subscribers of one group share a number: keys stay short, however long the document is.
  const groups = new LRUCache<string, number>({ max: mostGroups });
  let lastGroup = 0;
  const groupOf = (args: ExecutionArgs, source: string): number => {
    const used = variablesBelowRoot(args.document).map((name) => [name, args.variableValues?.[name] ?? null]);
    const key = JSON.stringify([viewerKey(args.contextValue), args.operationName ?? null, used, source]);
    const group = groups.get(key) ?? (lastGroup += 1);
    groups.set(key, group);
    return group;
  };

  return async (args) => {
    const stream = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in stream)) return stream;
    const source = print(args.document);
    const group = groupOf(args, source);
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

/**
 * The variables an answer may depend on: those of the root field's own arguments (where to begin, what to filter) decide
 * which events come, not what is said of one.
 */
function variablesBelowRoot(document: DocumentNode): string[] {
  const names = new Set<string>();
  const collect = { Variable: ({ name }: VariableNode) => void names.add(name.value) };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) visit(definition, collect);
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const root of definition.selectionSet.selections) {
      visit(root.kind === Kind.FIELD ? { ...root, arguments: [] } : root, collect);
    }
  }
  return [...names].sort();
}

function shareKeyOf(event: unknown): string | null {
  if (typeof event !== 'object' || event === null || !('shareKey' in event)) return null;
  return typeof event.shareKey === 'string' ? event.shareKey : null;
}
