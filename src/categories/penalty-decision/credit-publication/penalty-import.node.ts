import type { NodeType, RequestContext } from '../../../core/hub.js';
import { requirePermission } from '../../../core/identity/index.js';
import { transactionAs } from '../../../platform/database/index.js';
import { importIds } from './penalty-import.js';
import { readImport, type PenaltyImport } from './penalty-import.sql.js';

/** An import as resolvers return it. */
export interface PresentedImport extends PenaltyImport {
  readonly __typename: 'PenaltyImport';
  readonly id: string;
}

export function presentImport(given: PenaltyImport): PresentedImport {
  return { ...given, __typename: 'PenaltyImport', id: importIds.of(given.key) };
}

/** An import of the viewer's own organization by global id. */
export async function loadImport({ hub, viewer: caller }: RequestContext, id: string): Promise<PresentedImport | null> {
  const { organization } = requirePermission(caller, 'read');
  const key = importIds.keyOf(id);
  if (key === null) return null;
  const found = await transactionAs(hub.pool, organization.key, ({ executor }) =>
    readImport(executor, organization.key, key),
  );
  return found && presentImport(found);
}

export const penaltyImportNode: NodeType = { prefix: importIds.prefix, load: loadImport };
