import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { isNestedTooDeep, nestedTooDeep } from './errors.js';
import { limitRules, parseOptions } from './limits.js';

export type ReadDocument = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

const mostKnown = 1000;

/** Parses and validates a document under the limits of every transport; a fault is told like any other error. */
export function readDocument(schema: GraphQLSchema, text: string): ReadDocument {
  try {
    const document = parse(text, parseOptions);
    const errors = validate(schema, document, [...specifiedRules, ...limitRules], { hideSuggestions: true });
    return errors.length > 0
      ? { errors: errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) }
      : { document };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [coded(error, 'GRAPHQL_PARSE_FAILED')] };
    if (isNestedTooDeep(error)) return { errors: [nestedTooDeep()] };
    throw error;
  }
}

/** Apollo tells what kind of fault it is; graphql-js does not. */
function coded(error: GraphQLError, code: string): GraphQLError {
  error.extensions['code'] ??= code;
  return error;
}

/** The same, each document once; `textOf` gives the text a document was read from. */
export function documentReader(schema: GraphQLSchema) {
  const known = new LRUCache<string, DocumentNode>({ max: mostKnown });
  const texts = new WeakMap<DocumentNode, string>();
  return {
    read(text: string): ReadDocument {
      const cached = known.get(text);
      if (cached) return { document: cached };
      const read = readDocument(schema, text);
      if ('document' in read) {
        known.set(text, read.document);
        texts.set(read.document, text);
      }
      return read;
    },
    textOf: (document: DocumentNode): string => texts.get(document) ?? '',
  };
}
