import { transactionAs } from '../../platform/database/index.js';
import { actingOn, type Handover } from '../organizations/index.js';
import { awaitedAnswers, showUrge } from './urges.sql.js';

/** What an organization has yet to answer, whoever has its work answers. */
export const urgesHandover: Handover = {
  async moving({ pool }, { key }) {
    const urges = await awaitedAnswers({ executor: pool, identity: key }, key);
    const examples = urges.slice(0, 3).map(({ label, number }) => `${label}${number ? `（${number}）` : ''}`);
    return urges.length === 0 ? [] : [{ label: '待答复的催办', isOpen: true, count: urges.length, examples }];
  },
  async settle(hub, { organization, day }) {
    const heir = actingOn(organization, day) ?? organization;
    for (const urge of await awaitedAnswers({ executor: hub.pool, identity: organization.key }, organization.key)) {
      if (heir.key === urge.responsibleId || urge.audience.includes(heir.key)) continue;
      // By whoever has urged: what is handed over is the heir's to see from then on, and stays on the list of the one that has ended.
      await transactionAs(hub.pool, urge.urgedById, async ({ executor }) => {
        await showUrge(executor, urge.key, heir.key);
      });
    }
  },
};
