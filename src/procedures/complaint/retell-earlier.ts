import { Temporal } from 'temporal-polyfill';
import { v4 as uuid } from 'uuid';
import { complaintHandling, type HandlingStatus } from '../../categories/complaint-handling/index.js';
import type { Hub } from '../../core/hub.js';
import { readProceedings, type ProceedingRow } from '../../core/proceedings/index.js';
import {
  newRecordKey,
  preparePublication,
  publishWithin,
  withholdWithin,
  type RecordRow,
} from '../../core/records/index.js';
import { inNameOf, transactionAs, type Session } from '../../platform/database/index.js';
import type { ComplaintFacts } from './complaint.facts.js';
import { complaintsInWords, tellBy, type ComplaintInWords } from './retell-earlier.sql.js';
import { toldState } from './share-step.js';
import { readersOf, toldOf } from './told.js';

/** Complaints that are looked up at a time. */
const most = 200;
const reason = '投诉举报的内容只对各方公开；办理情况改为一件一条（规则 S7）';

/**
 * Earlier versions told all members of each step in a record of its own, in the words of the complaint. Those records are withdrawn and
 * closed to all but its parties, and one that tells the facts of its handling stands in their place, formed and shared when the first was.
 * Each start looks whether there are some: an earlier version may have worked beside this one.
 */
export async function retellEarlier(hub: Hub): Promise<void> {
  let behind: string | null = null;
  for (;;) {
    const found: ComplaintInWords[] = await complaintsInWords(hub.pool, behind, most);
    for (const each of found) await transactionAs(hub.pool, each.openedById, (session) => retell(hub, each, session));
    if (found.length < most) break;
    behind = found.at(-1)?.key ?? null;
  }
  hub.feed.wakeSequencer();
}

async function retell(hub: Hub, { key, records }: ComplaintInWords, session: Session): Promise<void> {
  const row = (await readProceedings(hub, [key], session)).get(key) as ProceedingRow<ComplaintFacts> | undefined;
  if (!row) return;
  const now = hub.clock.now();
  const withheld = [];
  for (const { key: record, publisherId } of records) {
    const audience = [...new Set([...row.audience, publisherId])].sort((one, other) => one - other);
    withheld.push(await withholdWithin(hub, session, { key: record, publisherId, audience, reason }, now));
  }
  const [first, last] = [withheld[0], withheld.at(-1)];
  if (row.recordId !== null || !first || !last) return;

  const { title, fields } = toldOf(
    row,
    {
      ...toldState(row.state, (last.record as RecordRow & { handlingStatus: HandlingStatus }).handlingStatus),
      at: Temporal.Instant.from(last.record.formedAt),
    },
    hub,
  );
  // Whoever acts for a first contact that has ended publishes in its place.
  const organization = hub.organizations.byKey(row.firstContactId);
  const viewer = { ...first.publishedBy, organization };
  const { formedAt, formedOn, dueAt, sharedAt, timeliness } = first.record;
  const formed = Temporal.Instant.from(formedAt);
  const sharing = { title, formedAt: formed, scope: 'ALL_MEMBERS', externalRef: row.number } as const;
  const publication = { sharing, fields, key: newRecordKey() };
  const prepared = preparePublication(hub, viewer, complaintHandling, publication, now);
  // Nobody is there to publish it: it begins with the next step.
  if (!('record' in prepared)) return;
  const scope = scopeOf(hub, row, last.record);
  if (!(await tellBy(session, key, prepared.record.id, scope))) return;
  const audience = readersOf({ ...row, ...scope }, hub.organizations);
  const record = { ...prepared.record, audience, formedOn, dueAt, sharedAt, timeliness };
  await inNameOf(session, organization.key, (own) =>
    publishWithin({ hub, viewer, session: own, eventId: uuid() }, { ...prepared, record }),
  );
}

/** Whom the handler let see the last of the records; the parties alone where it had withdrawn that. */
function scopeOf(
  { organizations }: Hub,
  row: ProceedingRow<ComplaintFacts>,
  { audience, status, publisher }: RecordRow,
): Pick<ComplaintFacts, 'sharingScope' | 'sharedWith'> {
  if (audience === null && status !== 'WITHDRAWN') return { sharingScope: 'ALL_MEMBERS', sharedWith: [] };
  const others = (status === 'WITHDRAWN' ? [] : (audience ?? [])).filter((key) => !row.audience.includes(key));
  const codes = others.map((key) => organizations.byKey(key).code).sort();
  return { sharingScope: 'NAMED_ORGANIZATIONS', sharedWith: codes.length > 0 ? codes : [publisher.code] };
}
