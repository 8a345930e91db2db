import { v4 as uuid } from 'uuid';
import { transactionAs, type Session } from '../../platform/database/index.js';
import { textArray } from '../../platform/database/row.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import type { Handover, Settlement } from '../organizations/index.js';
import { linkedRequest } from '../requests/index.js';
import { actingFor } from '../visibility/index.js';
import { write } from './carry-out.js';
import type { StepContext } from './decision.js';
import { countOpenProceedings, proceedingsOf, writeReaders } from './hand-over-proceedings.sql.js';
import { heirsIn, withHeirs } from './heirs.js';
import { holdMaterials } from './hold-materials.js';
import { audienceOf } from './parties.js';
import type { Heirs } from './proceeding.js';
import { procedureOf, type Procedure } from './procedure.js';
import { readAsItWas } from './read-proceeding.sql.js';

/** Proceedings that are looked up at a time. */
const most = 200;

/**
 * Open proceedings go on with whoever acts for an organization that has ended, as a party, with its clocks and its tasks; closed ones are
 * left as they were, for whoever has their matter to read.
 */
export const proceedingsHandover: Handover = {
  async moving(hub, organization) {
    const counted = await countOpenProceedings(actingFor(organization, hub.pool));
    return counted.map(({ procedure, count, numbers }) => ({
      label: procedureOf(hub.procedures, procedure).label,
      isOpen: true,
      count,
      examples: textArray(numbers),
    }));
  },
  async settle(hub, settlement) {
    for (const open of [true, false]) {
      let after: string | null = null;
      for (;;) {
        const keys: string[] = await proceedingsOf(actingFor(settlement.organization, hub.pool), { open, after, most });
        for (const key of keys) await settleOne(hub, settlement, key);
        if (keys.length < most) break;
        after = keys.at(-1) ?? null;
      }
    }
    hub.feed.wakeSequencer();
  },
};

/** One proceeding, as often as others change it in the meantime. */
async function settleOne(hub: Hub, settlement: Settlement, key: string): Promise<void> {
  for (;;) {
    const isDone = await transactionAs(hub.pool, settlement.organization.key, (session) =>
      settleIn(hub, settlement, key, session),
    );
    if (isDone) return;
  }
}

async function settleIn(
  hub: Hub,
  { organization, day, personKey }: Settlement,
  key: string,
  session: Session,
): Promise<boolean> {
  const asItWas = await readAsItWas(hub, key, session);
  if (!asItWas) return true;
  const procedure = procedureOf(hub.procedures, asItWas.procedure);
  const now = hub.clock.now();
  const viewer: Viewer = {
    organization,
    roles: new Set(),
    person: { key: personKey, name: '' },
    expiresAt: Number.MAX_SAFE_INTEGER,
    trustedDocuments: 'OFF',
    apiKeyId: null,
  };
  const scope = { hub, viewer, now, occurredAt: now, session };
  const heirs = heirsIn(procedure, asItWas, hub.organizations, day);
  if (sameHeirs(heirs, asItWas.heirs)) return true;
  const row = { ...withHeirs(procedure, asItWas, heirs), heirs };
  if (asItWas.closedAt !== null) {
    await letRead({ ...scope, row, eventId: '' }, procedure);
    return true;
  }
  const request = linkedRequest('succeed', uuid(), key, hub);
  const input = { idempotencyKey: String(request.idempotencyKey) };
  const decision = { heirs, note: noteOf(hub, heirs) };
  const decided = { procedure, step: 'succeed', row, opening: null, to: row.state, decision, input, request };
  return (await write(scope, decided, session)) !== null;
}

/** A closed proceeding stays what it was; whoever has what it was about may read it. */
async function letRead(taken: StepContext<object>, procedure: Procedure): Promise<void> {
  const { row, session } = taken;
  const audience = audienceOf(procedure, row, row.guestIds);
  await writeReaders(session, row.key, audience, row.heirs);
  const newcomers = audience.filter((each) => !row.audience.includes(each));
  await holdMaterials(taken, [], newcomers, session);
}

/** Numbers as keys of an object come in their order. */
function sameHeirs(one: Heirs | null, other: Heirs | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** `古阳镇已于2026-12-01撤销，由旧县镇承接` */
function noteOf({ organizations }: Hub, heirs: Heirs | null): string {
  const each = Object.entries(heirs ?? {}).map(([key, heir]) => {
    const { name, validTo } = organizations.byKey(Number(key));
    return `${name}已于${validTo ?? ''}撤销，由${organizations.byKey(heir).name}承接`;
  });
  return each.length > 0 ? each.join('；') : '撤销登记已更正，由原单位继续办理';
}
