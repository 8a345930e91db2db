import type { NodeType } from '../hub.js';
import { organizationIdPrefix } from './directory.sql.js';

export const organizationNode: NodeType = {
  prefix: organizationIdPrefix,
  load: async ({ hub }, id) => hub.organizations.byId(id) ?? null,
};
