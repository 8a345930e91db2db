import { changeLine, type Change } from './change-line.js';
import { follow, headCursor } from './follow.js';
import { hubClient, type HubAddress } from './hub-client.js';
import { fileOutput, streamOutput } from './tail-output.js';

export interface TailOptions extends HubAddress {
  /** A cursor; `0`: from the beginning; absent: from now on. What was kept before goes first. */
  readonly after?: string;
  readonly json?: boolean;
  readonly state?: string;
  readonly output?: string;
  readonly filterCategory?: readonly string[];
}

/** Prints every change as a line, each once and in order, for as long as it runs; it goes on where it stopped. */
export async function tail(dataDir: string, options: TailOptions): Promise<void> {
  const client = hubClient(dataDir, options, onState);
  const output = options.output === undefined ? streamOutput(options.state ?? null) : fileOutput(options.output);
  const json = options.json === true || options.output !== undefined;
  // A file is to be complete: it begins at the beginning unless told otherwise.
  const from = options.after ?? (options.output === undefined ? undefined : '0');
  const after = output.cursor ?? (from === '0' ? null : (from ?? (await startHere())));

  async function startHere(): Promise<string> {
    const cursor = await headCursor(client);
    // Kept at once: whoever is killed before the first change misses nothing either.
    output.keep(null, cursor);
    return cursor;
  }

  function onChange(change: Change): void {
    const isSilent = change.kind === 'HEARTBEAT';
    output.keep(isSilent ? null : json ? JSON.stringify(change) : changeLine(change), change.cursor);
  }

  await follow({
    client,
    filter: options.filterCategory ? { categories: options.filterCategory } : {},
    after,
    onChange,
    onState,
  });
}

/** What people read is apart from what programs read. */
function onState(message: string): void {
  process.stderr.write(`${message}\n`);
}
