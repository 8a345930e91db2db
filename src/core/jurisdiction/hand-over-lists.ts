import { shanghaiText } from '../../kernel/instant-text.js';
import { transactionAs } from '../../platform/database/index.js';
import { heirOn, type Handover } from '../organizations/index.js';
import { appendItemChanges } from './item-change.sql.js';
import { lockLists } from './list-change.sql.js';
import { itemsOf, noteHeirs } from './list-heir.sql.js';

const mostExamples = 20;

/**
 * Lists stay as they are when an organization ends: whoever succeeds it acts by them. Followers of the lists are told of each item that it
 * listed, or that was handed over to it, and of each again when the end was a mistake.
 */
export const listsHandover: Handover = {
  async moving({ pool }, organization) {
    const items = await itemsOf(pool, organization.key);
    const examples = items.slice(0, mostExamples).map(({ code }) => code);
    return items.length === 0 ? [] : [{ label: '执法事项', isOpen: false, count: items.length, examples }];
  },
  async settle(hub, { organization, day, personKey }) {
    const at = shanghaiText(hub.clock.now());
    await transactionAs(hub.pool, organization.key, async ({ executor }) => {
      await lockLists(executor);
      const moved = (await itemsOf(executor, organization.key)).flatMap(({ item, code, told }) => {
        const heir = heirOn(organization, { itemCodes: [code], townshipCodes: [] }, day) ?? organization;
        return heir.key === told ? [] : [{ item, heir: heir.key }];
      });
      await noteHeirs(executor, organization.key, moved);
      const act = { actor: { organization, person: { key: personKey } }, at };
      await appendItemChanges(
        executor,
        moved.map(({ item }) => ({ item, kind: 'SUCCEEDED' as const })),
        act,
      );
    });
    hub.feed.wakeSequencer();
  },
};
