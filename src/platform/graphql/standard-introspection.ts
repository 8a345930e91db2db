import {
  execute,
  getIntrospectionQuery,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type IntrospectionOptions,
} from 'graphql';
import type { ExecuteOperation } from './executor.js';
import { bytesOf, ReadyJson } from './ready-json.js';

/** Answers kept at most; a tool sends one and the same. */
const mostAnswers = 8;

/**
 * The introspection queries that graphql-js writes and tools send word for word. They are a fixed set: their documents and
 * answers may be kept whoever asks, since nothing of them is the caller's.
 */
export interface StandardIntrospection {
  /** The document of such a query, null for any other text. */
  documentOf(text: string): DocumentNode | null;
  /** Answers them from memory, and has everything else executed. */
  answeredFrom(execute: ExecuteOperation): ExecuteOperation;
}

export function standardIntrospection(schema: GraphQLSchema): StandardIntrospection {
  const texts = new Set(standardTexts());
  const documents = new Map<string, DocumentNode>();
  const standard = new WeakSet<DocumentNode>();
  const answers = new Map<DocumentNode, ExecutionResult>();

  function answerTo(document: DocumentNode): ExecutionResult {
    const kept = answers.get(document);
    if (kept) return kept;
    const { data } = execute({ schema, document }) as ExecutionResult;
    const answer = { data: new ReadyJson(bytesOf(JSON.stringify(data))) as unknown as Record<string, unknown> };
    const [oldest] = answers.keys();
    if (answers.size >= mostAnswers && oldest) answers.delete(oldest);
    answers.set(document, answer);
    return answer;
  }

  return {
    documentOf(text) {
      if (!texts.has(text)) return null;
      const known = documents.get(text) ?? parse(text);
      documents.set(text, known);
      standard.add(known);
      return known;
    },
    answeredFrom: (execute) => (operation) =>
      standard.has(operation.document) ? answerTo(operation.document) : execute(operation),
  };
}

function standardTexts(): string[] {
  const flags = [
    'descriptions',
    'specifiedByUrl',
    'directiveIsRepeatable',
    'schemaDescription',
    'inputValueDeprecation',
    'oneOf',
  ] as const satisfies readonly (keyof IntrospectionOptions)[];
  return Array.from({ length: 2 ** flags.length }, (_, bits) =>
    getIntrospectionQuery(Object.fromEntries(flags.map((flag, place) => [flag, (bits & (1 << place)) !== 0]))),
  );
}
