import { v4 as uuid } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import { run, transactionAs, type Session } from '../../platform/database/index.js';
import { textArray } from '../../platform/database/row.js';
import { changeInsert } from '../feed/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import type { Handover, Organization, Settlement } from '../organizations/index.js';
import { linkedRequest } from '../requests/index.js';
import { actingFor } from '../visibility/index.js';
import { write } from './carry-out.js';
import type { StepContext } from './decision.js';
import {
  countOpenProceedings,
  giveClocksBack,
  proceedingsOf,
  writeReaders,
  type FoundProceeding,
  type GivenBack,
} from './hand-over-proceedings.sql.js';
import { heirsIn, withHeirs } from './heirs.js';
import { holdMaterials } from './hold-materials.js';
import { audienceOf } from './parties.js';
import type { Heirs } from './proceeding.js';
import { keysOf, procedureOf, type Procedure, type ProceedingRow } from './procedure.js';
import { proceedingChange } from './proceeding-change.js';
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
        const session = actingFor(settlement.organization, hub.pool);
        const found: FoundProceeding[] = await proceedingsOf(session, { open, after, most });
        for (const proceeding of found) await settleOne(hub, settlement, proceeding);
        if (found.length < most) break;
        after = found.at(-1)?.key ?? null;
      }
    }
    hub.feed.wakeSequencer();
  },
};

/** What came of one: it is settled, was changed by somebody in the meantime, or would be seen by its actor no longer. */
type Settled = 'DONE' | 'CHANGED' | 'LEFT';

/**
 * One proceeding, as often as others change it in the meantime. The organization hands over itself, but for a case that went on to others
 * while it was held to have ended: when that is taken back it has nothing of it, and whoever opened the case acts.
 */
async function settleOne(hub: Hub, settlement: Settlement, { key, openedById }: FoundProceeding): Promise<void> {
  let actor = settlement.organization;
  for (;;) {
    const settled = await transactionAs(hub.pool, actor.key, (session) =>
      settleIn(hub, settlement, actor, key, session),
    );
    if (settled === 'DONE') return;
    if (settled === 'LEFT') actor = hub.organizations.byKey(openedById);
  }
}

async function settleIn(
  hub: Hub,
  { day, personKey }: Settlement,
  actor: Organization,
  key: string,
  session: Session,
): Promise<Settled> {
  const asItWas = await readAsItWas(hub, key, session);
  if (!asItWas) return 'DONE';
  const procedure = procedureOf(hub.procedures, asItWas.procedure);
  const now = hub.clock.now();
  const viewer: Viewer = {
    organization: actor,
    roles: new Set(),
    person: { key: personKey, name: '' },
    expiresAt: Number.MAX_SAFE_INTEGER,
    trustedDocuments: 'OFF',
    apiKeyId: null,
  };
  const scope = { hub, viewer, now, occurredAt: now, session };
  const heirs = heirsIn(procedure, asItWas, hub.organizations, day);
  if (sameHeirs(heirs, asItWas.heirs)) return 'DONE';
  const row = { ...withHeirs(procedure, asItWas, heirs), heirs };
  if (!audienceOf(procedure, row, row.guestIds).includes(actor.key)) return 'LEFT';
  if (asItWas.closedAt !== null) {
    await letRead({ ...scope, row, eventId: '' }, procedure);
    return 'DONE';
  }
  const request = linkedRequest('succeed', uuid(), key, hub);
  const input = { idempotencyKey: String(request.idempotencyKey) };
  const decision = { heirs, note: noteOf(hub, heirs) };
  const decided = { procedure, step: 'succeed', row, opening: null, to: row.state, decision, input, request };
  if ((await write(scope, decided, session)) === null) return 'CHANGED';
  await giveClocksBack(session, key, clocksGivenBack(procedure, asItWas, heirs));
  return 'DONE';
}

/** Clocks that began while somebody acted who does so no longer: they are of the party for which it did. */
function clocksGivenBack(procedure: Procedure, asItWas: ProceedingRow, heirs: Heirs | null): GivenBack[] {
  const parties = procedure.partiesOf(asItWas);
  return Object.entries(procedure.table.clocks).flatMap(([clock, { by }]) => {
    const keys = keysOf(parties[by]);
    return keys.flatMap((to) => {
      const from = asItWas.heirs?.[to];
      return from === undefined || from === heirs?.[to] || keys.includes(from) ? [] : [{ clock, from, to }];
    });
  });
}

/** A closed proceeding stays what it was; whoever has what it was about may read it, and those who come or go are told. */
async function letRead(taken: StepContext<object>, procedure: Procedure): Promise<void> {
  const { row, session, now, viewer } = taken;
  const audience = audienceOf(procedure, row, row.guestIds);
  await writeReaders(session, row.key, audience, row.heirs);
  const newcomers = audience.filter((each) => !row.audience.includes(each));
  await holdMaterials(taken, [], newcomers, session);
  const known = [...row.audience, ...newcomers];
  if (known.length === audience.length && newcomers.length === 0) return;
  const at = shanghaiText(now);
  const change = proceedingChange(uuid(), 'VISIBILITY_CHANGED', row, viewer.organization.key, at, known);
  await run(session.executor, changeInsert(change));
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
