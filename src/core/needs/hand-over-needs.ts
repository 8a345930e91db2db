import { v4 as uuid } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import { run, transactionAs } from '../../platform/database/index.js';
import { changeInsert } from '../feed/index.js';
import { heirOn, type Handover } from '../organizations/index.js';
import { needChange } from './need-change.js';
import { statusOn } from './need.js';
import { giveMatches, giveNeed, needsOf } from './needs.sql.js';

/**
 * What an organization needs, whoever has its work needs: a need goes on with it, and so does what has met it. It goes back when the end
 * of the organization was a mistake.
 */
export const needsHandover: Handover = {
  async moving({ pool, clock }, organization) {
    const day = shanghaiText(clock.now()).slice(0, 10);
    const needs = await needsOf(pool, organization.key);
    const open = needs.filter((need) => need.holderId === organization.key && statusOn(need, day) !== 'ENDED');
    const examples = open.slice(0, 3).map(({ title }) => title);
    return open.length === 0 ? [] : [{ label: '信息需求', isOpen: true, count: open.length, examples }];
  },
  async settle(hub, { organization, day }) {
    const townshipCodes: readonly string[] = [];
    for (const need of await needsOf(hub.pool, organization.key)) {
      const declarer = hub.organizations.byKey(need.organizationId);
      const holder = heirOn(declarer, { itemCodes: need.itemCodes, townshipCodes }, day) ?? declarer;
      if (holder.key === need.holderId) continue;
      await transactionAs(hub.pool, need.holderId, async ({ executor }) => {
        await giveNeed(executor, need, holder.key);
        await giveMatches(executor, need);
        const at = shanghaiText(hub.clock.now());
        const moved = { ...need, revision: need.revision + 1 };
        await run(executor, changeInsert(needChange(uuid(), 'REVISED', moved, need.holderId, at)));
      });
    }
    hub.feed.wakeSequencer();
  },
};
