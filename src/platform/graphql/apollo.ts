import { ApolloServer, type ApolloServerOptionsWithGateway, type BaseContext } from '@apollo/server';
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
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Logger } from '../log/index.js';
import { formatError } from './errors.js';
import type { ExecuteOperation } from './executor.js';
import { ReadyJson } from './ready-json.js';
import { limitRules, parseOptions } from './limits.js';

/**
 * Apollo Server over our executor: the gateway option is its door for one. Every default plugin is off: some wrap each
 * resolver, and none is wanted.
 */
export async function startApollo<Context extends BaseContext>(
  schema: GraphQLSchema,
  execute: ExecuteOperation,
  options: { readonly log: Logger; readonly introspection: boolean },
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    gateway: localGateway(schema, execute),
    introspection: options.introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Documents by hash are named before Apollo sees them; it would let anybody put texts into its own cache.
    persistedQueries: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions,
    validationRules: [...limitRules],
    formatError: formatError(options.log),
    stringifyResult,
    logger: quiet(options.log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}

function stringifyResult({ data, errors, extensions }: FormattedExecutionResult): string {
  const ready: unknown = data;
  if (!(ready instanceof ReadyJson)) return JSON.stringify({ errors, data, extensions });
  return `{"data":${ready.text}${extensions ? `,"extensions":${JSON.stringify(extensions)}` : ''}}`;
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
      executor: async ({ document, source, operationName, request, context }) =>
        subscriptionRefusal(document, operationName) ??
        execute({ document, source, operationName, variables: request.variables ?? {}, contextValue: context }),
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
