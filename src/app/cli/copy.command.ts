import { mkdir } from 'node:fs/promises';
import { z } from 'zod';
import { connect, type CopyEvent, type SharingCategory } from '../../client/index.js';
import { keepCopy } from './copy/keep-copy.js';
import { takeFolder } from './copy/own-folder.js';
import { openRecordCopy } from './copy/record-copy.js';
import { connectionTold, patientRetry } from './following.js';
import { hubClient, type HubAddress } from './hub-client.js';

export interface CopyOptions extends HubAddress {
  readonly json?: boolean;
  readonly filterCategory?: readonly string[];
}

const who = z.object({ viewer: z.object({ organization: z.object({ code: z.string(), name: z.string() }) }) });

/**
 * Keeps a copy of all records that one may see in a folder. `once`: takes everything and ends; otherwise goes on where it stopped, from then on as
 * things change.
 * @throws Error where the folder is something else, another's copy, or written by another process; HubError for what the hub refuses
 */
export async function copyRecords(
  dataDir: string,
  directory: string,
  { json = false, filterCategory, ...address }: CopyOptions,
  once: boolean,
): Promise<void> {
  const asking = hubClient(dataDir, address, tell);
  const { viewer } = await asking.ask(who, { query: '{ viewer { organization { code name } } }' }, once ? 0 : Infinity);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const leave = await takeFolder(directory);
  try {
    const copy = await openRecordCopy(directory);
    const owner = { organization: viewer.organization.code, categories: filterCategory?.toSorted() ?? null };
    if (copy.state && JSON.stringify({ ...copy.state, cursor: '' }) !== JSON.stringify({ cursor: '', ...owner })) {
      const { organization, categories } = copy.state;
      const of = `${organization}${categories ? `，类别 ${categories.join('、')}` : ''}`;
      throw new Error(`${directory} 是 ${of} 的副本：请另选目录 (a copy for somebody else, or of other categories)`);
    }
    const client = connect({ url: asking.url, token: () => asking.token(), retry: patientRetry });
    const events = client.snapshot({
      after: once ? null : (copy.state?.cursor ?? null),
      ...(filterCategory ? { categories: filterCategory as readonly SharingCategory[] } : {}),
      onConnection: connectionTold(viewer.organization, tell),
    });
    const told = progress(json, () => copy.size());
    await keepCopy({ copy, events, owner, once, onEvent: told });
  } finally {
    await leave();
  }
}

/** What happens, for programs on standard output, for people on standard error. */
function progress(json: boolean, size: () => number): (event: CopyEvent) => void {
  let told = performance.now();
  return (event) => {
    if (event.type === 'COMPLETE') tell(`副本已完整：${size()} 条 (the copy is complete)`);
    else if (event.type === 'UPSERT' && event.cursor === null && performance.now() - told > 1000) {
      tell(`已取 ${size()} 条`);
      told = performance.now();
    }
    if (json) process.stdout.write(`${JSON.stringify(lineOf(event, size))}\n`);
  };
}

function lineOf(event: CopyEvent, size: () => number): object {
  if (event.type === 'COMPLETE') return { ...event, records: size() };
  if (event.type !== 'UPSERT') return event;
  const { record, ...head } = event;
  return { ...head, category: record.category };
}

/** What people read is apart from what programs read. */
function tell(message: string): void {
  process.stderr.write(`${message}\n`);
}
