import type { FastifyInstance } from 'fastify';

/**
 * A path that climbs, plainly or encoded, leads nowhere when something is read: not to the page that another path names, and the same
 * whether or not pages are served. What is sent goes by a link that is checked as it is.
 */
export function refuseDotSegments(http: FastifyInstance): void {
  http.addHook('onRequest', async ({ method, url }, reply) => {
    if ((method === 'GET' || method === 'HEAD') && climbs(url)) return reply.callNotFound();
  });
}

function climbs(url: string): boolean {
  const [path = ''] = url.split('?', 1);
  if (!path.includes('.') && !path.includes('%')) return false;
  return decoded(path)
    .split(/[/\\]/)
    .some((segment) => segment === '.' || segment === '..');
}

/** Twice: what is encoded again may be decoded again further on. What cannot be decoded is no path of anything. */
function decoded(path: string): string {
  let text = path;
  try {
    for (let round = 0; round < 2; round += 1) text = decodeURIComponent(text);
  } catch {
    return text;
  }
  return text;
}
