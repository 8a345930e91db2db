import type { NodeType } from '../hub.js';
import { recordKey } from './record.js';

/** Records of all categories by global id, withdrawn ones too. */
export const recordNode: NodeType = {
  prefix: 'rec_',
  async load({ loaders }, id) {
    const key = recordKey(id);
    return key === null ? null : loaders.record.load(key);
  },
};
