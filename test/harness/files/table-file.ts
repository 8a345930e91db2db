import type { TableFile } from '../../../src/platform/tables/index.js';

/** A file in memory. */
export function fileOf(bytes: Uint8Array | string): TableFile {
  const held = Buffer.from(bytes as string);
  return {
    size: held.length,
    async *read(from) {
      for (let place = from; place < held.length; place += 8192) yield held.subarray(place, place + 8192);
    },
  };
}
