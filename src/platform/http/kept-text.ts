import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A text that is the same for everybody: made, compressed and hashed once, however often it is asked for. */
export interface KeptText {
  answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
}

const encoders = {
  br: (text: string) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (text: string) => promisify(gzip)(text, { level: 9 }),
} as const;

export function keptText(text: string, type: string): KeptText {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const encoded = new Map<keyof typeof encoders, Promise<Buffer>>();
  return {
    async answer({ headers }, reply) {
      reply.type(type).headers({ etag, 'cache-control': 'no-cache', vary: 'accept-encoding' });
      if (headers['if-none-match'] === etag) return reply.code(304).send();
      const taken = headers['accept-encoding'] ?? '';
      const encoding = (['br', 'gzip'] as const).find((name) =>
        new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(taken),
      );
      if (!encoding) return reply.send(text);
      const made = encoded.get(encoding) ?? encoders[encoding](text);
      encoded.set(encoding, made);
      return reply.header('content-encoding', encoding).send(await made);
    },
  };
}
