import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readNewestHeads, readSignerKeys } from '../core/evidence/index.js';
import type { Hub } from '../core/hub.js';
import { counted } from './counted.js';

const pageSize = 100;
/** The search of the heads. */
export const headsSearch = z.object({ before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional() });
const path = '/.well-known/liandong-heads.json';

/**
 * Signed heads of the change log and the keys to verify them, for anybody: whoever keeps copies can tell later whether the
 * log was rewritten. `count` bounds what an address may ask.
 */
export function evidenceRoutes(
  http: FastifyInstance,
  { pool }: Hub,
  count: (address: string) => Promise<unknown>,
): void {
  const preHandler = counted(count);
  http.get(path, { preHandler }, async (request, reply) => {
    const { success, data } = headsSearch.safeParse(request.query);
    if (!success) {
      const message = 'before：须为正整数';
      return reply.code(400).send({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
    }
    const heads = await readNewestHeads(pool, data.before ?? null, pageSize);
    const oldest = heads.at(-1);
    const older = oldest && heads.length === pageSize ? `${path}?before=${oldest.seq}` : null;
    return reply.header('cache-control', 'no-cache').send({ heads, older });
  });

  http.get('/.well-known/jwks.json', { preHandler }, async (_request, reply) => {
    const keys = await readSignerKeys(pool);
    return reply
      .type('application/jwk-set+json')
      .header('cache-control', 'no-cache')
      .send({ keys: [...keys.values()] });
  });
}
