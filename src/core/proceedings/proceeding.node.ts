import type { NodeType } from '../hub.js';
import type { Procedure } from './procedure.js';
import { proceedingLoader } from './proceeding-loader.js';

/** Proceedings of one procedure by global id. */
export function proceedingNode({ name, ids }: Procedure): NodeType {
  return {
    prefix: ids.prefix,
    async load({ hub, viewer, loaders }, id) {
      const key = ids.keyOf(id);
      const found = key === null ? null : await loaders.own(proceedingLoader).load(key);
      if (found?.procedure !== name) return null;
      if (viewer) hub.readings.opened(viewer, found.key);
      return found;
    },
  };
}
