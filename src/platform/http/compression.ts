import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Bytes from which an answer is compressed: what is shorter fits into a packet or two as it is. */
const threshold = 1024;
/** Levels at which a page of fifty records takes a millisecond or less. */
const levels = { gzip: 4, brotli: 3 };

/**
 * Answers of JSON and text are compressed for whoever takes gzip or br: townships have thin lines. Nothing is told in them that somebody else could
 * vary beside a secret: no answer holds a token, and none rests on a cookie. Register it before the routes.
 */
export async function compressAnswers(http: FastifyInstance): Promise<void> {
  await http.register(compress, {
    threshold,
    // A body of a few bytes could become any length.
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    customTypes: /^(text\/(?!event-stream)|application\/((graphql-response\+)?json|javascript)|image\/svg\+xml)/,
    zlibOptions: { level: levels.gzip },
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: levels.brotli } },
  });
}

/** Whether an answer of this length would be compressed. */
export function isCompressed({ headers }: FastifyRequest, length: number): boolean {
  return length >= threshold && /\b(gzip|br)\b/.test(headers['accept-encoding'] ?? '');
}
