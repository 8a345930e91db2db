import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import { stringifyResult, type HttpAnswer } from '../graphql/apollo.js';
import { ReadyJson } from '../graphql/ready-json.js';
import { isCompressed } from './compression.js';
import { crossOriginHeaders } from './cross-origin.js';
import { headersForBrowsers } from './security-headers.js';

/**
 * The short way over HTTP, past Apollo Server, for what it has answered before. Nothing is decided here: a request goes the short way
 * if Apollo has answered one with the same headers, its body has the form that the protocol names, and its document was read before.
 * What was not answered whole and without an error takes Apollo's way, with the result that there is.
 */
export interface ShortWay {
  /** Whether a request may go it, as far as its headers and the form of its body tell. */
  isOpenTo(request: FastifyRequest): boolean;
  /** Answers a request that may; null when there is more to tell than data. */
  answer(request: FastifyRequest, reply: FastifyReply, result: ExecutionResult): FastifyReply | null;
  /** Learns from an answer of Apollo's. */
  learn(request: FastifyRequest, answer: HttpAnswer): void;
}

/** Combinations of headers that are kept: clients send one and the same. */
const mostKept = 100;
const longestKept = 500;

export function shortWay(): ShortWay {
  const headersFor = new LRUCache<string, readonly string[]>({ max: mostKept });
  return {
    isOpenTo: (request) => hasPlainForm(request.body) && headersFor.has(keyOf(request)),
    answer(request, reply, result) {
      const headers = headersFor.get(keyOf(request));
      if (!headers || result.errors || result.data == null) return null;
      const [body, encoding] = bodyOf(result);
      const length = Buffer.byteLength(body, encoding);
      if (isCompressed(request, length)) {
        for (let at = 0; at < headers.length; at += 2) reply.header(headers[at] ?? '', headers[at + 1]);
        return reply.send(Buffer.from(body, encoding));
      }
      const more = request.headers.origin === undefined ? [] : crossOriginHeaders(reply);
      reply.hijack();
      reply.raw.writeHead(200, [...headers, ...more, 'content-length', String(length)]);
      reply.raw.end(body, encoding);
      return reply;
    },
    learn(request, { status, headers }) {
      const key = keyOf(request);
      if (request.method !== 'POST' || status !== 200 || key.length > longestKept) return;
      const all = { ...headersForBrowsers, ...Object.fromEntries(headers) };
      headersFor.set(key, Object.entries(all).flat());
    },
  };
}

/** What `stringifyResult` makes of a result, as bytes where they are ready. */
function bodyOf(result: ExecutionResult): readonly [body: string, encoding: 'latin1' | 'utf8'] {
  const data: unknown = result.data;
  if (data instanceof ReadyJson) return [data.answer(result.extensions), 'latin1'];
  return [stringifyResult(result as Parameters<typeof stringifyResult>[0]), 'utf8'];
}

/** What Apollo reads of a POST's headers: they decide whether it is answered and in which media type. */
function keyOf({ headers }: FastifyRequest): string {
  return `${headers['content-type']}\n${headers.accept}`;
}

/** A body of which Apollo refuses no member for its form (GraphQL over HTTP, 5.4.1). */
function hasPlainForm(body: unknown): boolean {
  if (!isRecord(body)) return false;
  const { query, operationName, variables, extensions } = body;
  return (
    (query == null || typeof query === 'string') &&
    (operationName == null || typeof operationName === 'string') &&
    (variables == null || isRecord(variables)) &&
    (extensions == null || isRecord(extensions))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
