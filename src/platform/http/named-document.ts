import { hashAsked, textAsked, type AskedDocument } from '../graphql/asked-document.js';

/** What the body of a POST asks for; whatever is wrong with it, Apollo tells. */
export function askedInBody(body: unknown): AskedDocument {
  return isRecord(body) ? body : {};
}

/** The same for the search of a GET. */
export function askedInSearch(search: string): AskedDocument {
  const parameters = new URLSearchParams(search);
  return {
    query: parameters.get('query'),
    documentId: parameters.get('documentId'),
    extensions: parsed(parameters.get('extensions')),
  };
}

/** The body with the document's text; without its hash, for which Apollo has a use of its own. */
export function bodyWithText(body: unknown, text: string | null): unknown {
  if (text === null || !isRecord(body) || isPlain(body, text)) return body;
  const { extensions, documentId: _, ...rest } = body;
  return { ...rest, query: text, ...(isRecord(extensions) ? { extensions: withoutHash(extensions) } : {}) };
}

export function searchWithText(search: string, text: string | null): string {
  const asked = askedInSearch(search);
  if (text === null || isPlain(asked, text)) return search;
  const parameters = new URLSearchParams(search);
  parameters.set('query', text);
  parameters.delete('documentId');
  if (isRecord(asked.extensions)) parameters.set('extensions', JSON.stringify(withoutHash(asked.extensions)));
  return `?${parameters.toString()}`;
}

/** Nearly every request: nothing to change. */
function isPlain(asked: AskedDocument, text: string): boolean {
  return textAsked(asked) === text && hashAsked(asked) === null;
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
