import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let pages: string;
let withPages: TestHub;
let without: TestHub;
beforeAll(async () => {
  pages = await mkdtemp(join(tmpdir(), 'liandong-pages-'));
  await mkdir(join(pages, 'graphiql'));
  for (const file of ['index.html', 'graphiql/index.html', 'landing.css', 'schema.graphql']) {
    await writeFile(join(pages, file), '<p>a page</p>');
  }
  without = await startHub();
  withPages = await startHub({ database: without.database, pages });
});
afterAll(async () => {
  await withPages.close();
  await without.close();
  await rm(pages, { recursive: true, force: true });
});

/** The path as it is written: fetch and every browser would take dots out of it first. */
function get(hub: TestHub, path: string, method = 'GET'): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(hub.url, { path, method, agent: false }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
    outgoing.on('error', reject).end();
  });
}

const dots = ['..', '.', '%2e%2e', '%2E.', '.%2e', '%2e', '%252e%252e', '..%2f..', '..%5c', '..%5C..', '..\\'];
const places = (dot: string): string[] => [
  `/${dot}`,
  `/${dot}/`,
  `/${dot}/index.html`,
  `/attachments/${dot}`,
  `/attachments/${dot}?x=1`,
  `/proceedings/${dot}/draft.docx`,
  `/proceedings/x/${dot}/landing.css`,
  `/meetings/${dot}.ics/${dot}`,
  `/export/${dot}`,
  `/export/${dot}/landing.css`,
  `/.well-known/${dot}/landing.css`,
  `/graphiql/${dot}`,
  `/nowhere/${dot}/landing.css`,
];

test('[files, also met] an id that is a path is refused wherever it leads, with pages or without', async () => {
  for (const path of dots.flatMap(places)) {
    const answers = [];
    for (const hub of [without, withPages]) {
      for (const method of ['GET', 'HEAD']) answers.push((await get(hub, path, method)).status);
    }
    expect([path, answers]).toEqual([path, [404, 404, 404, 404]]);
    expect((await get(withPages, path)).body).toContain('没有此地址');
  }
});

test('a path that cannot be decoded is refused alike, with pages or without', async () => {
  for (const path of ['/%2e%2e%2f%zz', '/attachments/%2e%2e%2f%', '/%c0%ae%c0%ae/landing.css']) {
    const answers = await Promise.all([without, withPages].map((hub) => get(hub, path)));
    expect([path, answers[0]?.status]).toEqual([path, 400]);
    expect(answers[1]).toEqual(answers[0]);
  }
});

test('pages and names with dots are served all the same', async () => {
  for (const path of ['/', '/index.html', '/landing.css', '/graphiql', '/graphiql/']) {
    const { status, body } = await get(withPages, path);
    expect([path, [200, 301, 302].includes(status), body.includes('没有此地址')]).toEqual([path, true, false]);
  }
  expect((await get(without, '/schema.graphql')).body).toBe((await get(withPages, '/schema.graphql')).body);
  expect((await get(without, '/a..b')).status).toBe(404);
});
