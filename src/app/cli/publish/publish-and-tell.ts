import type { HubClient } from '../hub-client.js';
import { publishAll, type Outgoing } from './publish-all.js';

/** Publishes records and says at the end what came of them; false when the hub refused any. */
export async function publishAndTell(
  client: HubClient,
  records: AsyncIterable<Outgoing>,
  { dryRun, leftOut }: { readonly dryRun: boolean; readonly leftOut: () => string | null },
): Promise<boolean> {
  const { lines, taken, refused } = await publishAll(client, records, { dryRun, tell });
  const unused = leftOut();
  if (unused !== null) tell(unused);
  const words = dryRun ? '试算完成，什么也没有写入：可发布' : '发布完成：已发布（含此前已发布的）';
  process.stdout.write(`${words} ${taken} 条，有误 ${refused} 条，共 ${lines} 行\n`);
  return refused === 0;
}

function tell(message: string): void {
  process.stderr.write(`${message}\n`);
}
