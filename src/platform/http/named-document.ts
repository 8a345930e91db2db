import type { AskedOperation } from '../graphql/operations.js';

/** Stands for the text of a document that has been read already: Apollo wants one, and looks it up by its hash. */
const readAlready = 'read';

/** What the body of a POST asks for; whatever else is wrong with it, Apollo tells. */
export function askedInBody(body: unknown): AskedOperation {
  return isRecord(body) ? asked(body) : {};
}

/** The same for the search of a GET. */
export function askedInSearch(search: string): AskedOperation {
  const parameters = new URLSearchParams(search);
  return asked({
    query: parameters.get('query'),
    documentId: parameters.get('documentId'),
    operationName: parameters.get('operationName'),
    variables: parsed(parameters.get('variables')),
    extensions: parsed(parameters.get('extensions')),
  });
}

function asked({ query, documentId, extensions, operationName, variables }: Record<string, unknown>): AskedOperation {
  return {
    query,
    documentId,
    extensions,
    operationName: typeof operationName === 'string' ? operationName : null,
    variables: isRecord(variables) ? variables : null,
  };
}

/** The body for Apollo: without the document's text and without its hash, for which it has a use of its own. */
export function bodyAsRead(body: unknown): unknown {
  if (!isRecord(body)) return body;
  const { extensions } = body;
  const read = { ...body, query: readAlready };
  return isNamed(extensions) ? { ...read, extensions: withoutHash(extensions) } : read;
}

/** The same for the search of a GET; one that names two documents stays as it is, and is refused. */
export function searchAsRead(search: string): string {
  const parameters = new URLSearchParams(search);
  if (parameters.getAll('query').length > 1) return search;
  parameters.set('query', readAlready);
  const extensions = parsed(parameters.get('extensions'));
  if (isNamed(extensions)) parameters.set('extensions', JSON.stringify(withoutHash(extensions)));
  return `?${parameters.toString()}`;
}

function isNamed(extensions: unknown): extensions is Record<string, unknown> {
  return isRecord(extensions) && 'persistedQuery' in extensions;
}

function withoutHash({ persistedQuery: _, ...others }: Record<string, unknown>): object {
  return others;
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
