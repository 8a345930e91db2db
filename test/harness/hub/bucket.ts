import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { BucketOptions } from '../../../src/platform/storage/index.js';

/** A bucket on this machine that knows the few requests the hub makes of one. */
export interface TestBucket {
  readonly options: BucketOptions;
  /** What is in it, by key. */
  readonly objects: Map<string, Buffer>;
  /** Every request, as `METHOD key`. */
  readonly asked: string[];
  /** How many of the next requests are answered with 503. */
  failing: number;
  close(): Promise<void>;
}

const credentials = { accessKeyId: 'test-access-key', secretAccessKey: 'test-secret-key' };

export async function openBucket(): Promise<TestBucket> {
  const objects = new Map<string, Buffer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const bucket: TestBucket = {
    options: { bucket: 'attachments', region: 'cn-north-1', endpoint: `http://127.0.0.1:${port}`, credentials },
    objects,
    asked,
    failing: 0,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return bucket;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const key = decodeURIComponent(pathname.replace(/^\/attachments\//, ''));
    asked.push(`${request.method} ${key}`);
    const body = await buffer(request);
    const signed = request.headers.authorization ?? '';
    if (!signed.startsWith(`AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/`)) return end(403);
    if (bucket.failing > 0) {
      bucket.failing -= 1;
      return end(503);
    }
    if (request.method === 'PUT') {
      // An object is there when all of it has come.
      if (body.length !== Number(request.headers['content-length'])) return end(400);
      objects.set(key, body);
      return end(200);
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return end(204);
    }
    const found = objects.get(key);
    if (!found) return end(404);
    response.writeHead(200, { 'content-length': found.length, 'content-type': 'application/octet-stream' });
    response.end(request.method === 'HEAD' ? undefined : found);
    return undefined;

    function end(status: number): void {
      response.writeHead(status).end();
    }
  }
}
