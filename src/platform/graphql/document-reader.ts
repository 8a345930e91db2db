import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { isNestedTooDeep, nestedTooDeep } from './errors.js';
import { expansionFaults, parseOptions, writtenRules } from './limits.js';
import type { StandardIntrospection } from './standard-introspection.js';

export type ReadDocument = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

/** Bytes that all documents kept may take. */
const mostBytes = 48 * 1024 * 1024;
/** What a token takes as graphql-js keeps it, with its place in the text: measured, 515 bytes. */
const bytesOfToken = 520;
const bytesOfOne = 2048;

/** Refuses a document for what it asks, before it is validated; null: it may. */
export type RefuseDocument = (document: DocumentNode) => GraphQLError | null;

/**
 * Parses and validates a document under the limits of every transport; a fault is told like any other error. What it comes to
 * with its fragments is bounded before the standard rules run: some compare all pairs of fields, some follow fragments along
 * every way.
 */
export function readDocument(schema: GraphQLSchema, text: string, refuse: RefuseDocument = () => null): ReadDocument {
  try {
    const document = parse(text, parseOptions);
    const written = validate(schema, document, writtenRules);
    if (written.length > 0) return invalid(written);
    const refusal = refuse(document);
    if (refusal) return { errors: [refusal] };
    const expanded = expansionFaults(document);
    if (expanded.length > 0) return invalid(expanded);
    const errors = validate(schema, document, specifiedRules, { hideSuggestions: true });
    return errors.length > 0 ? invalid(errors) : { document };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [coded(error, 'GRAPHQL_PARSE_FAILED')] };
    if (isNestedTooDeep(error)) return { errors: [coded(nestedTooDeep(), 'GRAPHQL_PARSE_FAILED')] };
    throw error;
  }
}

function invalid(errors: readonly GraphQLError[]): ReadDocument {
  return { errors: errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) };
}

/** graphql-js does not tell what kind of fault it is. */
function coded(error: GraphQLError, code: string): GraphQLError {
  error.extensions['code'] ??= code;
  error.extensions['http'] ??= { status: 400 };
  return error;
}

/** Reads documents for every transport. */
export interface DocumentReader {
  /** For a caller who is known: each document once, as long as there is room for it. */
  read(text: string): ReadDocument;
  /** One that was read before and is kept; null for any other. */
  known(text: string): DocumentNode | null;
  /** For anybody else: nothing is kept. */
  readForStranger(text: string, refuse: RefuseDocument): ReadDocument;
}

export function documentReader(schema: GraphQLSchema, standard: StandardIntrospection): DocumentReader {
  const known = new LRUCache<string, DocumentNode>({
    maxSize: mostBytes,
    sizeCalculation: (document, text) => bytesOfOne + 2 * text.length + bytesOfToken * (document.tokenCount ?? 0),
  });
  return {
    read(text) {
      const cached = known.get(text) ?? standard.documentOf(text);
      if (cached) return { document: cached };
      const read = readDocument(schema, text);
      if ('document' in read) known.set(text, read.document);
      return read;
    },
    known: (text) => known.get(text) ?? null,
    readForStranger(text, refuse) {
      const document = standard.documentOf(text);
      if (!document) return readDocument(schema, text, refuse);
      const refusal = refuse(document);
      return refusal ? { errors: [refusal] } : { document };
    },
  };
}
