import { backgroundLoop } from '../../platform/jobs/index.js';
import type { Pool } from '../../platform/database/index.js';
import type { Logger } from '../../platform/log/index.js';
import { affiliationOf, recentRevocations, type Revocations } from './revocations.sql.js';
import type { Viewer } from './viewer.js';

declare module '../hub.js' {
  interface Hub {
    readonly revocations: Pick<RevocationWatch, 'onRevoked'>;
  }
}

/** Tells this node of access that was ended, on whichever node. */
export interface RevocationWatch {
  /** Calls with what tells whether a viewer is among those whose access has changed; returns what ends it. */
  onRevoked(listener: (isRevoked: (viewer: Viewer) => boolean) => void): () => void;
  close(): Promise<void>;
}

/** Milliseconds between two looks: what is revoked holds nowhere after five seconds. */
const gap = 1_500;

export function watchRevocations(pool: Pool, log: Logger): RevocationWatch {
  const listeners = new Set<(isRevoked: (viewer: Viewer) => boolean) => void>();
  const look = async (): Promise<void> => {
    const revoked = await recentRevocations(pool);
    if (revoked.affiliations.size + revoked.apiKeys.size === 0) return;
    for (const listener of listeners) listener((viewer) => isAmong(revoked, viewer));
  };
  const loop = backgroundLoop(look, { name: 'revocations', gap, idle: gap, log });
  return {
    onRevoked(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => loop.stop(),
  };
}

/** Whose access ends in one organization goes on in another. */
function isAmong({ affiliations, apiKeys }: Revocations, { person, organization, apiKeyId }: Viewer): boolean {
  return affiliations.has(affiliationOf(person.key, organization.key)) || (apiKeyId !== null && apiKeys.has(apiKeyId));
}
