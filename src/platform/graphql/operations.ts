import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { Logger } from '../log/index.js';
import type { AskedDocument } from './asked-document.js';
import { tooExpensive, type CostOf } from './cost.js';
import type { DocumentReader, RefuseDocument } from './document-reader.js';
import { maskError, toldError } from './errors.js';
import type { ExecuteOperation } from './executor.js';
import type { SharedSubscribe } from './shared-subscribe.js';
import { tooDeep } from './variables-depth.js';

/** One operation as a client asks for it. */
export interface AskedOperation extends AskedDocument {
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** A result as the protocols' libraries type it: absent parts may be undefined. */
type Result = { readonly [Part in 'data' | 'errors' | 'extensions']?: ExecutionResult[Part] | undefined };

export interface OperationsOptions<Session> {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentReader;
  readonly execute: ExecuteOperation;
  readonly costOf: CostOf;
  readonly subscribe: SharedSubscribe;
  readonly log: Logger;
  /** The text of the document asked for, null without one; rejects with a GraphQLError where the session may not ask it. */
  textOf(asked: AskedDocument, session: Session): Promise<string | null>;
  /** The same at once, null where that cannot be. */
  textAtOnce(asked: AskedDocument, session: Session): string | null;
  /** What somebody may not ask whom nobody knows; null for a session of a known caller. */
  refusalFor(session: Session): RefuseDocument | null;
}

/** What every transport does alike with an operation, before and after it is executed. */
export interface Operations<Session> {
  /** Reads, validates and reckons an operation; otherwise gives all that is wrong with it. */
  prepare(
    asked: AskedOperation,
    session: Session,
    contextValue: unknown,
  ): Promise<ExecutionArgs | readonly GraphQLError[]>;
  /** The same at once for a query or mutation of a known caller in a document that was read before; null for all else. */
  prepareAtOnce(asked: AskedOperation, session: Session, contextValue: unknown): ExecutionArgs | null;
  execute(args: ExecutionArgs): Promise<ExecutionResult> | ExecutionResult;
  readonly subscribe: SharedSubscribe;
  /** What the client is told of a result. */
  result(result: Result): FormattedExecutionResult;
  /** What the client is told of an error. */
  fault(error: unknown): GraphQLFormattedError;
  /** An error without what the client must not read. */
  masked(error: unknown): GraphQLError;
}

export function openOperations<Session>(options: OperationsOptions<Session>): Operations<Session> {
  const { schema, documents, log } = options;
  const masked = (error: unknown): GraphQLError => maskError(error, log);
  const fault = (error: unknown): GraphQLFormattedError => toldError(masked(error));

  return {
    masked,
    fault,
    result: ({ errors, data = null, extensions }) => ({
      data,
      ...(errors ? { errors: errors.map(fault) } : {}),
      ...(extensions ? { extensions } : {}),
    }),
    async prepare(asked, session, contextValue) {
      const operationName = asked.operationName ?? null;
      const variables = asked.variables ?? {};
      let text: string | null;
      try {
        text = await options.textOf(asked, session);
      } catch (error) {
        return [masked(error)];
      }
      if (text === null) return [nothingAsked()];
      const refuse = options.refusalFor(session);
      const read = refuse ? documents.readForStranger(text, refuse) : documents.read(text);
      if ('errors' in read) return read.errors;
      const { document } = read;
      const refusal =
        noSuchOperation(document, operationName) ??
        tooDeep(variables) ??
        tooExpensive(options.costOf({ document, operationName, variables }));
      return refusal ? [refusal] : { schema, document, operationName, variableValues: variables, contextValue };
    },
    prepareAtOnce(asked, session, contextValue) {
      if (options.refusalFor(session)) return null;
      const { operationName = null } = asked;
      const variables = asked.variables ?? {};
      const text = options.textAtOnce(asked, session);
      const document = text === null ? null : documents.known(text);
      const operation = document && getOperationAST(document, operationName);
      if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION || tooDeep(variables)) return null;
      const cost = options.costOf({ document, operationName, variables });
      if (cost === null || tooExpensive(cost)) return null;
      return { schema, document, operationName, variableValues: variables, contextValue };
    },
    execute: (args) =>
      options.execute({
        document: args.document,
        operationName: args.operationName ?? null,
        variables: args.variableValues ?? {},
        contextValue: args.contextValue,
      }),
    subscribe: options.subscribe,
  };
}

function nothingAsked(): GraphQLError {
  return new GraphQLError('请求须含 query 或 documentId', {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}

function noSuchOperation(document: DocumentNode, operationName: string | null): GraphQLError | null {
  if (getOperationAST(document, operationName)) return null;
  const message =
    operationName === null ? '文档含多个操作，须以 operationName 指明一个' : '文档没有 operationName 所指的操作';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } } });
}
