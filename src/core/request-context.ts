import { openLoaders } from './loaders.js';
import type { Hub, RequestContext } from './hub.js';
import type { Viewer } from './identity/index.js';

/** The context of one operation: its own loaders, so that nothing read for one viewer reaches another. */
export function requestContext(
  hub: Hub,
  viewer: Viewer | null,
  connection?: RequestContext['connection'],
): RequestContext {
  return { hub, viewer, loaders: openLoaders({ hub, viewer }), ...(connection ? { connection } : {}) };
}

/** Viewers of one organization with the same roles get the same answers. */
export function viewerKey({ viewer }: RequestContext): string {
  return viewer ? `${viewer.organization.key}:${[...viewer.roles].sort().join()}` : '';
}
