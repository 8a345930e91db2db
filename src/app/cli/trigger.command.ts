import { v4 as uuid } from 'uuid';
import { systemClock } from '../../kernel/clock.js';
import { madeUpCategories, madeUpRecord } from '../demonstration/made-up-record.js';
import { isLoopback } from '../loopback.js';
import { WrongUse } from './exit-code.js';
import { hubClient, type HubAddress } from './hub-client.js';
import { sendDocument } from './publish.command.js';
import { tellResult } from './result.js';

export interface TriggerOptions extends HubAddress {
  /** Whether it may be a hub that is not on this machine. */
  readonly yes?: boolean;
}

/**
 * Publishes a record that is made up, so that something comes to whoever waits for it. What is published is there for all to see and stays in the log:
 * a hub that is not on this machine may be that of a county, and gets one only when it is asked for in so many words.
 */
export async function trigger(dataDir: string, category: string, options: TriggerOptions): Promise<boolean> {
  const hostname = URL.parse(options.url)?.hostname.replace(/^\[|\]$/g, '') ?? '';
  if (options.yes !== true && hostname !== '' && !isLoopback(hostname)) {
    throw new WrongUse(
      `${options.url} 不是本机的平台：编造的信息会向全体单位公布，确需发布请加 --yes (publishes a made-up record for all to see)`,
    );
  }
  const organization = await hubClient(dataDir, options).organization();
  const made = madeUpRecord(category, organization, systemClock.now());
  if (made === null)
    throw new WrongUse(`没有此类别：${category}，可用 ${madeUpCategories.join('、')} (no such category)`);
  const input = { idempotencyKey: `trigger-${uuid()}`, ...made };
  const { answer, isTaken } = await sendDocument(dataDir, { category, input }, options);
  if (isTaken || options.json === true) tellResult(options, answer, `已发布 (published)：${made.sharing.title}`);
  return isTaken;
}
