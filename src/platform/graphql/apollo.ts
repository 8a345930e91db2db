import { AsyncLocalStorage } from 'node:async_hooks';
import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type BaseContext,
  type HTTPGraphQLRequest,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Logger } from '../log/index.js';
import { formatError, maskError, toldError } from './errors.js';
import type { ExecuteOperation } from './executor.js';
import { ReadyJson, textOf } from './ready-json.js';
import { unavailableFault } from './service-unavailable.js';

/** An answer over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** GraphQL over HTTP as Apollo Server speaks it: media types, statuses, what is no plain form. */
export interface ApolloDoor {
  /**
   * Answers a request. `prepare` is asked before anything is read of it: who asks comes first, and gives the operation ready to
   * be executed, or all that is wrong with it. What was executed already is not executed again.
   */
  answer(
    request: HTTPGraphQLRequest,
    prepare: () => Promise<ExecutionArgs | readonly GraphQLError[]>,
    executed?: Promise<ExecutionResult>,
  ): Promise<HttpAnswer>;
  stop(): Promise<void>;
}

/** One request on its way through Apollo. */
interface Passage {
  prepared: ExecutionArgs | null;
  faults: readonly GraphQLError[];
  readonly executed: Promise<ExecutionResult> | undefined;
}

/**
 * Apollo Server over our executor: the gateway option is its door for one. It parses, validates and keeps nothing: the document
 * that was prepared is what it finds in its store. Every default plugin is off: some wrap each resolver, and none is wanted.
 */
export async function startApollo(
  schema: GraphQLSchema,
  execute: ExecuteOperation,
  { log }: { readonly log: Logger },
): Promise<ApolloDoor> {
  const passages = new AsyncLocalStorage<Passage>();
  const apollo = new ApolloServer({
    gateway: localGateway(schema, (operation) => passages.getStore()?.executed ?? execute(operation)),
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Documents by hash are named before Apollo sees them; it would let anybody put texts into its own cache.
    persistedQueries: false,
    documentStore: {
      get: async () => passages.getStore()?.prepared?.document,
      set: async () => undefined,
      delete: async () => false,
    },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: formatError(log),
    stringifyResult,
    logger: quiet(log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();

  return {
    stop: () => apollo.stop(),
    async answer(httpGraphQLRequest, prepare, executed) {
      const passage: Passage = { prepared: null, faults: [], executed };
      const { status, headers, body } = await passages.run(passage, () =>
        apollo.executeHTTPGraphQLRequest({
          httpGraphQLRequest,
          async context() {
            const prepared = await prepare().catch((error: unknown) => {
              // Apollo reads an error's status before errors are masked.
              throw unavailableFault(error, log) ?? error;
            });
            if (!('document' in prepared)) {
              passage.faults = prepared;
              throw prepared[0];
            }
            passage.prepared = prepared;
            return prepared.contextValue as BaseContext;
          },
        }),
      );
      // The schema has neither @defer nor @stream: every answer is complete.
      if (body.kind !== 'complete') throw new Error('an answer in parts');
      return { status: status ?? 200, headers, body: faultsText(passage.faults, log) ?? body.string };
    },
  };
}

/** Apollo tells of one fault only where several stand in the way of an operation. */
function faultsText(faults: readonly GraphQLError[], log: Logger): string | null {
  if (faults.length < 2) return null;
  return JSON.stringify({ errors: faults.map((fault) => toldError(maskError(fault, log))) });
}

export function stringifyResult({ data, errors, extensions }: FormattedExecutionResult): string {
  const ready: unknown = data;
  return ready instanceof ReadyJson ? textOf(ready.answer(extensions)) : JSON.stringify({ errors, data, extensions });
}

function localGateway(
  schema: GraphQLSchema,
  execute: ExecuteOperation,
): ApolloServerOptionsWithGateway<BaseContext>['gateway'] {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({
      // Apollo knows an operation's own name; what was asked may be null where there is only one.
      executor: async ({ document, operationName, request, context }) =>
        subscriptionRefusal(document, operationName) ??
        execute({ document, operationName, variables: request.variables ?? {}, contextValue: context }),
    }),
    stop: async () => undefined,
  };
}
/** One answer cannot hold what has not happened yet. */
function subscriptionRefusal(document: DocumentNode, operationName: string | null): ExecutionResult | null {
  if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) return null;
  const extensions = { code: 'SUBSCRIPTION_NEEDS_SOCKET', http: { status: 400 } };
  return {
    errors: [new GraphQLError('订阅须经 WebSocket（graphql-transport-ws）或 SSE（graphql-sse）', { extensions })],
  };
}

/** Apollo tells of problems with plain messages. */
function quiet(log: Logger) {
  return {
    debug: (message: string) => log.debug(message),
    info: (message: string) => log.debug(message),
    warn: (message: string) => log.warn(message),
    error: (message: string) => log.error(message),
  };
}
