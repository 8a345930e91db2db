import type { FastifyRequest } from 'fastify';
import { searchOf } from '../http/request-target.js';

/** Whether a client takes events: curl and Python's libraries say that they take anything. */
export function takesEvents(accept = '*/*'): boolean {
  return /(?:^|,)\s*(?:text\/event-stream|text\/\*|\*\/\*)\s*(?:[,;]|$)/i.test(accept);
}

/** A request as the protocol's library reads it. It wants a text even where a hash stands for it: an empty one. */
export function askedOf(request: FastifyRequest) {
  const { method, body, headers } = request;
  const searchParams = new URLSearchParams(searchOf(request.url));
  if (!searchParams.has('query')) searchParams.set('query', '');
  const given = isRecord(body) ? body : null;
  return {
    method,
    url: `/?${searchParams.toString()}`,
    body: given && { query: '', ...given },
    documentId: method === 'GET' ? searchParams.get('documentId') : given?.['documentId'],
    headers: {
      get: (name: string): string | null =>
        name === 'accept' ? 'text/event-stream' : name === 'content-type' ? (headers['content-type'] ?? null) : null,
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
