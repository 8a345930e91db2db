import { createHash } from 'node:crypto';
import {
  createSourceEventStream,
  GraphQLError,
  Kind,
  print,
  visit,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type VariableNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { handOn, pullFrom, pullGenerator, type Eventual } from '../../kernel/pull.js';
import type { ExecuteOperation } from './executor.js';
import { fairTurns } from './fair-turns.js';
import { openLiveGroups } from './live-groups.js';
import { resultBytes } from './result-bytes.js';

/** What the application knows of its contexts. */
export interface ContextSharing {
  /** Equal for contexts whose viewers get equal answers: organization, roles and whatever else an answer depends on. */
  viewerKey(context: unknown): string;
  /** For whom it is done: members are served in turns. */
  memberKey(context: unknown): string;
  /** The context for one more execution: loaders must not outlive one. */
  renew(context: unknown): unknown;
  /** Distinct subscriptions that one member may have at a time; 0: any number. */
  readonly mostOfMember: number;
}

export type SharedSubscribe = (
  args: ExecutionArgs,
) => Promise<ExecutionResult | AsyncGenerator<ExecutionResult, void, void>>;

/** Bytes of results that wait for the rest of their subscribers, and how many there may be. */
const mostBytes = 32 * 1024 * 1024;
const mostResults = 5_000;

/**
 * graphql-js's `subscribe`, except that an event with a `shareKey` is executed once for all subscribers with the same
 * document, variables and viewer key: the event and the group decide the answer. Whoever is too slow to find it executes
 * again by itself. Groups are bounded for each member, and members take turns.
 */
export function sharedSubscribe(execute: ExecuteOperation, sharing: ContextSharing): SharedSubscribe {
  const { viewerKey, memberKey, renew } = sharing;
  const results = new LRUCache<string, Kept>({
    max: mostResults,
    maxSize: mostBytes,
    sizeCalculation: ({ bytes }) => bytes,
  });
  const groups = openLiveGroups(sharing.mostOfMember);
  const inTurn = fairTurns();

  /** Short, however long document and variables are. */
  const groupKey = (args: ExecutionArgs): string => {
    const used = variablesBelowRoot(args.document).map((name) => [name, args.variableValues?.[name] ?? null]);
    const key = [viewerKey(args.contextValue), args.operationName ?? null, used, print(args.document)];
    return createHash('sha256').update(JSON.stringify(key)).digest('base64');
  };

  return async (args) => {
    const member = memberKey(args.contextValue);
    const group = groups.join(member, groupKey(args));
    if (!group) return { errors: [tooMany(sharing.mostOfMember)] };
    const stream = await createSourceEventStream(args).catch((error: unknown) => {
      group.leave();
      throw error;
    });
    if (!(Symbol.asyncIterator in stream)) {
      group.leave();
      return stream;
    }
    const events = pullFrom(stream[Symbol.asyncIterator]());
    let isOver = false;
    const stop = (): Eventual<void> => {
      if (!isOver) group.leave();
      isOver = true;
      return events.stop();
    };

    const answer = (event: unknown): Eventual<ExecutionResult> => {
      const run = (): Promise<ExecutionResult> =>
        inTurn(member, async () =>
          execute({
            document: args.document,
            operationName: args.operationName ?? null,
            variables: args.variableValues ?? {},
            rootValue: event,
            contextValue: renew(args.contextValue),
          }),
        );
      const shareKey = shareKeyOf(event);
      if (shareKey === null) return run();
      const key = `${shareKey} ${group.number}`;
      const known = results.get(key);
      if (known) return known.result;
      const result = run();
      results.set(key, { result, bytes: 1 });
      // What it takes is known when it is there; a rejected one is told to whoever waits for it.
      result.then(
        (made) => results.has(key) && results.set(key, { result: made, bytes: resultBytes(made) }),
        () => results.delete(key),
      );
      return result;
    };

    const answerOf = (event: unknown): Eventual<ExecutionResult | null> => (event === null ? ended() : answer(event));
    const ended = async (): Promise<null> => {
      await stop();
      return null;
    };
    const failed = async (error: unknown): Promise<never> => {
      await stop();
      throw error;
    };
    return pullGenerator({
      pull() {
        try {
          const result = handOn(events.pull(), answerOf);
          return result instanceof Promise ? result.catch(failed) : result;
        } catch (error) {
          return failed(error);
        }
      },
      stop,
    });
  };
}

interface Kept {
  readonly result: Eventual<ExecutionResult>;
  readonly bytes: number;
}

function tooMany(most: number): GraphQLError {
  return new GraphQLError(`本单位同时进行的不同订阅不得超过${most}个，请关闭一些后再试`, {
    extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', http: { status: 429 } },
  });
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
