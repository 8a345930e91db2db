import type { NodeType } from '../hub.js';
import { recordSelection } from './record-selection.js';
import { recordIds } from './record.js';

/** Records of all categories by global id, withdrawn ones too. */
export const recordNode: NodeType = {
  prefix: recordIds.prefix,
  async load({ hub, loaders }, id, info) {
    const key = recordIds.keyOf(id);
    return key === null ? null : loaders.record(recordSelection(info, hub.categories)).load(key);
  },
};
