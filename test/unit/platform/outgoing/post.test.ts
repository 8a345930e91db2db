import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPoster, openTargetGuard, type Answer } from '../../../../src/platform/outgoing/index.js';

let server: Server;
let host: string;
/** Connections that are open. */
let open = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://hook');
    request.resume();
    if (pathname === '/silent') return;
    if (pathname === '/endless') {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(65_536)), 1);
      response.on('close', () => clearInterval(timer));
      return;
    }
    if (pathname === '/slow-body') {
      response.writeHead(200, { 'content-length': '1000' }).write('x');
      return;
    }
    if (pathname === '/long-head') response.writeHead(200, { 'x-long': 'x'.repeat(60_000) }).end();
    else if (pathname === '/moved') response.writeHead(307, { location: '/' }).end();
    else response.writeHead(200, { 'x-answer': 'yes' }).end('ok');
  }).listen(0, '127.0.0.1');
  server.on('connection', (socket) => {
    open += 1;
    socket.on('close', () => (open -= 1));
  });
  await once(server, 'listening');
  const address = server.address();
  host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const asked = async (path: string, patience = 500): Promise<Answer> => {
  const poster = openPoster(openTargetGuard({ allowed: [host] }), patience);
  const answer = await poster.post({ url: new URL(`http://${host}${path}`), headers: { 'x-asked': '1' }, body: '{}' });
  poster.close();
  return answer;
};

test('an answer is its status and head', async () => {
  const answer = await asked('/');
  expect(answer).toMatchObject({ status: 200 });
  expect('head' in answer && answer.head.find(([name]) => name === 'x-answer')).toEqual(['x-answer', 'yes']);
});

test('a silent server ends in time, a redirect is an answer, a head without end is none', async () => {
  expect(await asked('/silent', 100)).toEqual({ fault: 'TIMEOUT' });
  expect(await asked('/moved')).toMatchObject({ status: 307 });
  expect(await asked('/long-head')).toEqual({ fault: 'HPE_HEADER_OVERFLOW' });
});

test('a body without end, or that never comes, holds nothing up', async () => {
  const started = performance.now();
  expect(await asked('/endless')).toMatchObject({ status: 200 });
  expect(await asked('/slow-body')).toMatchObject({ status: 200 });
  expect(performance.now() - started).toBeLessThan(2000);
  await expect.poll(() => open, { timeout: 10_000 }).toBe(0);
});

test('nobody there is told by a code', async () => {
  const poster = openPoster(openTargetGuard({ allowed: ['127.0.0.1:1'] }), 500);
  expect(await poster.post({ url: new URL('http://127.0.0.1:1/'), headers: {}, body: '' })).toEqual({
    fault: 'ECONNREFUSED',
  });
  poster.close();
});
