import type { HubClient } from '../hub-client.js';
import { tellMeanwhile, tellResult, type ResultOptions } from '../result.js';
import { publishAll, type Outgoing } from './publish-all.js';

export interface PublishTelling extends ResultOptions {
  readonly dryRun: boolean;
  /** What the hub did not take over, at the end; null: nothing. */
  readonly leftOut: () => string | null;
}

/** Publishes records and says at the end what came of them; false when the hub refused any. */
export async function publishAndTell(
  client: HubClient,
  records: AsyncIterable<Outgoing>,
  { dryRun, json, leftOut }: PublishTelling,
): Promise<boolean> {
  const refuse = json === true ? refuseAsJson : refuseInWords;
  const { lines, taken, refused } = await publishAll(client, records, { dryRun, refuse });
  const unused = leftOut();
  if (unused !== null) tellMeanwhile(unused);
  const words = dryRun ? '试算完成，什么也没有写入：可发布' : '发布完成：已发布（含此前已发布的）';
  const sum = { lines, published: taken, refused, dryRun };
  tellResult({ json }, sum, `${words} ${taken} 条，有误 ${refused} 条，共 ${lines} 行`);
  return refused === 0;
}

function refuseInWords(line: number, faults: readonly string[]): void {
  for (const fault of faults) tellMeanwhile(`第${line}行 ${fault}`);
}

/** A line of its own for each record: nobody knows how many there will be. */
function refuseAsJson(line: number, faults: readonly string[]): void {
  tellResult({ json: true }, { line, errors: faults }, '');
}
