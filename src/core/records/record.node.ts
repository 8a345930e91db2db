import type { NodeType } from '../hub.js';
import { recordSelection } from './record-selection.js';
import { recordIds } from './record.js';
import { recordLoader, selectedRecordLoader } from './record-loaders.js';

/** Records of all categories by global id, withdrawn ones too. */
export const recordNode: NodeType = {
  prefix: recordIds.prefix,
  async load({ hub, viewer, loaders }, id, info) {
    const key = recordIds.keyOf(id);
    if (key === null) return null;
    const selection = recordSelection(info, hub.categories);
    const loader = selection ? loaders.ownFor(selection, selectedRecordLoader) : loaders.own(recordLoader);
    const record = await loader.load(key);
    if (record && viewer) hub.readings.opened(viewer, key);
    return record;
  },
};
