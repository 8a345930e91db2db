import type { CopiedRecord, CopyEvent } from '../../../client/index.js';
import type { CopyState, RecordCopy } from './record-copy.js';

export interface KeepCopyOptions {
  readonly copy: RecordCopy;
  readonly events: AsyncIterable<CopyEvent>;
  /** Of the state, what does not change. */
  readonly owner: Omit<CopyState, 'cursor'>;
  /** Ends when everything has been taken. */
  readonly once: boolean;
  /** Called when what an event says is in the folder. */
  onEvent(event: CopyEvent): void;
}

/** Records that are written at the same time: one waits for the disk while others are sent. */
const together = 32;
/** Milliseconds between two places that are kept: what comes after the last is done again by whoever is killed. */
const every = 500;

/** Does to a copy what happens, in the order in which it happens. */
export async function keepCopy({ copy, events, owner, once, onEvent }: KeepCopyOptions): Promise<void> {
  let waiting = new Map<string, CopiedRecord>();
  let keptAt = 0;

  async function write(): Promise<void> {
    const records = [...waiting.values()];
    waiting = new Map();
    await copy.put(records);
  }

  async function keep(cursor: string, isDue: boolean): Promise<void> {
    if (!isDue && performance.now() - keptAt < every) return;
    await copy.keep({ cursor, ...owner });
    keptAt = performance.now();
  }

  for await (const event of events) {
    switch (event.type) {
      case 'BEGIN':
        copy.begin();
        break;
      case 'UPSERT':
        waiting.set(event.id, event.record);
        if (event.cursor !== null || waiting.size >= together) await write();
        if (event.cursor !== null) await keep(event.cursor, false);
        break;
      case 'DELETE':
        await copy.remove(event.id);
        await keep(event.cursor, false);
        break;
      case 'COMPLETE':
        await write();
        await copy.keepOnly();
        await keep(event.cursor, true);
        break;
      case 'PLACE':
        await keep(event.cursor, true);
        break;
    }
    onEvent(event);
    if (once && event.type === 'COMPLETE') return;
  }
}
