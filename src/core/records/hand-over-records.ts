import { v4 as uuid } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import { run, transactionAs, type Session } from '../../platform/database/index.js';
import { changeInsert } from '../feed/index.js';
import type { Hub } from '../hub.js';
import { heirOn, type Handover, type Settlement } from '../organizations/index.js';
import { actingFor, eitherAudience } from '../visibility/index.js';
import {
  countOwnRecords,
  grantInPlace,
  publishersNaming,
  recordsNaming,
  type NamedRecord,
} from './hand-over-records.sql.js';
import { recordChange } from './record-change.js';
import { lockRecord, readRecord } from './record-read.sql.js';
import { recordUpdate } from './record-tables.sql.js';
import { grantEnding } from './visibility-grant.sql.js';

/** Records that are looked up at a time. */
const most = 200;

/**
 * What an organization has published stays under its name; whoever keeps it now follows from the register (see `keeperOn`). What it might
 * see and not everybody may, others see in its place: by a grant, which ends when the end of the organization was a mistake.
 */
export const recordsHandover: Handover = {
  async moving(hub, organization) {
    const { pending, shared } = await countOwnRecords(actingFor(organization, hub.pool));
    return [
      { label: '待共享的信息', isOpen: true, count: pending, examples: [] },
      { label: '已共享、可更正的信息', isOpen: false, count: shared, examples: [] },
    ].filter(({ count }) => count > 0);
  },
  async settle(hub, settlement) {
    for (const publisher of await publishersNaming(actingFor(settlement.organization, hub.pool))) {
      await settleRecordsOf(hub, settlement, publisher);
    }
    hub.feed.wakeSequencer();
  },
};

async function settleRecordsOf(hub: Hub, settlement: Settlement, publisher: number): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const from = { executor: hub.pool, identity: publisher };
    const records: NamedRecord[] = await recordsNaming(from, settlement.organization.key, after, most);
    for (const record of records) {
      const heir = heirOn(settlement.organization, { itemCodes: record.itemCodes, townshipCodes: [] }, settlement.day);
      const isWanted = heir !== null && heir.key !== settlement.organization.key;
      const wanted = isWanted ? [heir.key] : [];
      if (String(wanted) === String(record.standing)) continue;
      await transactionAs(hub.pool, publisher, (session) => settleRecord(hub, settlement, record, wanted, session));
    }
    if (records.length < most) return;
    after = records.at(-1)?.key ?? null;
  }
}

async function settleRecord(
  hub: Hub,
  { organization, personKey }: Settlement,
  { key, standing }: NamedRecord,
  wanted: readonly number[],
  { executor, identity }: Session,
): Promise<void> {
  await lockRecord(key, executor);
  const record = await readRecord(hub, key, { executor, identity });
  if (!record?.audience?.includes(organization.key)) return;
  const at = shanghaiText(hub.clock.now());
  const act = { personKey, at };
  const gone = standing.filter((each) => !wanted.includes(each));
  const come = wanted.filter((each) => !record.audience?.includes(each));
  const audience = [...record.audience.filter((each) => !gone.includes(each)), ...come];
  if (gone.length > 0) await run(executor, grantEnding(key, gone, act));
  for (const heir of come) {
    const basis = `${organization.name}已撤销，由${hub.organizations.byKey(heir).name}承接`;
    await grantInPlace(executor, { recordKey: key, organizationKey: heir, inPlaceOf: organization.key, basis }, act);
  }
  if (gone.length + come.length === 0) return;
  await run(executor, recordUpdate(key, { audience: audience.sort((one, other) => one - other) }));
  const subject = { ...record, id: record.key, publisherId: record.publisher.key };
  const known = eitherAudience(record.audience, audience);
  await run(executor, changeInsert(recordChange(uuid(), 'VISIBILITY_CHANGED', subject, null, at, known)));
}
