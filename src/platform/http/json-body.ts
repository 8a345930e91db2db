import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';

/** A body that is refused before anybody reads it; the message is for people. */
export class BodyRefused extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Bodies of JSON are UTF-8 (RFC 8259, 8.1). Read as if they were, another encoding becomes other characters, which are published
 * then for good.
 */
export function readJsonBodies(http: FastifyInstance): void {
  const parse = http.getDefaultJsonParser('error', 'error');
  http.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const { 'content-type': type = '', 'content-encoding': coding = 'identity' } = request.headers;
    if (!isOfUtf8(type)) return done(new BodyRefused(415, '请求体的字符集须为 UTF-8'));
    if (coding.toLowerCase() !== 'identity') return done(new BodyRefused(415, '请求体不得压缩'));
    if (!isUtf8(body)) return done(new BodyRefused(400, '请求体不是有效的 UTF-8'));
    return parse(request, body.toString('utf8'), done);
  });
}

/** Whether a media type names no other charset. */
function isOfUtf8(type: string): boolean {
  if (!type.includes(';')) return true;
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(type) ?? [];
  return /^utf-?8$/i.test(charset);
}
