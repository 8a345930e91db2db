import { join } from 'node:path';
import { shanghaiText } from '../kernel/instant-text.js';
import { listCheckDeadlines } from '../categories/legal-adjustment/index.js';
import { penaltyImportNode } from '../categories/penalty-decision/index.js';
import { noScanner, openAttachmentFiles } from '../core/attachments/index.js';
import { auditedActs } from '../core/audit/index.js';
import { noticeDeadline, openCalendar } from '../core/calendar/index.js';
import { followSubjects } from '../core/changes/index.js';
import { referenceDataChannel } from '../core/county/index.js';
import { openTrustedDocuments } from '../core/documents/index.js';
import { announceSigner, ed25519Signer } from '../core/evidence/index.js';
import { openFeed, readIdentity } from '../core/feed/index.js';
import type { Hub } from '../core/hub.js';
import {
  authenticator,
  demonstrationTokenIssuer,
  oidcIssuer,
  openPeople,
  watchRevocations,
  type DemonstrationKeys,
} from '../core/identity/index.js';
import { itemNode, itemSubject, listsHandover } from '../core/jurisdiction/index.js';
import { feedbackDeadlines, needNode, needsHandover, needSubject } from '../core/needs/index.js';
import { openDirectory, organizationNode } from '../core/organizations/index.js';
import { checkKeys } from '../core/personal-data/index.js';
import { openReadings } from '../core/readings/index.js';
import { openPolicies } from '../core/policies/index.js';
import {
  proceedingAudit,
  proceedingDeadlines,
  proceedingNode,
  proceedingsHandover,
  proceedingSubject,
} from '../core/proceedings/index.js';
import {
  awaitedRecords,
  openNewRecords,
  recordAudit,
  recordNode,
  recordsHandover,
  recordSubject,
} from '../core/records/index.js';
import { urgeDeadlines, urgeNode, urgesHandover } from '../core/supervision/index.js';
import { taskDeadlines } from '../core/tasks/index.js';
import { readWorkOrderSystems } from '../procedures/complaint/index.js';
import { openWriter, type Database, type Pool } from '../platform/database/index.js';
import { cursorKey } from '../platform/graphql/keyset-cursor.js';
import { backgroundLoop, type BackgroundLoop } from '../platform/jobs/index.js';
import type { Logger } from '../platform/log/index.js';
import { listen, readChannel } from '../platform/notify/index.js';
import { openKeyFile, openSealing, ownKeyFile, type Sealing } from '../platform/sealing/index.js';
import { categoryFeatures, procedureFeatures } from './features.js';
import type { HubOptions } from './hub.js';
import { openNotifying } from './notifying.js';
import { openWebhooks } from './open-webhooks.js';

/** Where a hub without a key file of its operator's keeps its own. */
const ownKeys = 'personal-data-keys.json';

/** For the sequencer, the tailer and the watch over both: no job holds up what everybody waits for. */
const feedConnections = 3;

export interface Opening {
  readonly database: Database;
  /** For what works for no caller. */
  readonly background: Pool;
  readonly keys: DemonstrationKeys;
  /** Takes what closes each part again, to be called in reverse. */
  readonly closing: (() => Promise<void> | void)[];
}

/** Opens every part of the hub once. */
export async function openParts(options: HubOptions, opening: Opening): Promise<Hub> {
  const { databaseUrl, clock, log, natsUrl } = options;
  const { database, background, closing } = opening;
  const { pool, orm } = database;
  const { em } = orm;
  const organizations = await openDirectory(em, clock);
  const policies = await openPolicies(em);
  const calendar = await openCalendar(em);
  const reloading = reloadReferenceData([organizations, policies, calendar], log);
  closing.push(() => reloading.stop());
  const listening = listen(databaseUrl, await readChannel(pool, referenceDataChannel), reloading.wake, log);
  closing.push(() => listening.close());
  const feed = await openFeed({
    pool,
    background: database.poolApart(feedConnections),
    url: databaseUrl,
    clock,
    log,
    natsUrl,
  });
  closing.push(() => feed.close());
  const readings = openReadings({ pool: background, clock, log });
  closing.push(() => readings.close());
  const parts = {
    ...{ clock, log, pool, em, organizations, policies, calendar, feed, readings },
    ...openWriters(pool),
    cursorKey: cursorKey((await readIdentity(pool)).secret),
    ...openFeatures(),
    ...(await openKeys(options, pool)),
    notifying: openNotifying(options.notify, closing),
    workOrders: await readWorkOrderSystems(options.workOrdersDir ?? null),
    webhooks: openWebhooks(options.webhooks, log, closing),
    ...openCallers(options, opening, organizations),
    attachments: await openAttachmentFiles({
      directory: options.attachmentsDir ?? join(options.dataDir, 'attachments'),
      bucket: options.attachmentsBucket ?? null,
      scanner: options.virusScanner ?? noScanner,
    }),
  };
  const hub: Hub = { ...parts, subjects: followSubjects(parts) };
  closing.push(() => hub.subjects.close());
  return hub;
}

/** What callers write by, together with each other. */
function openWriters(pool: Pool): Pick<Hub, 'writeAs' | 'writeNewRecord'> {
  const writeAs = openWriter(pool);
  return { writeAs, writeNewRecord: openNewRecords(writeAs) };
}

/** What categories and procedures give to all others. */
function openFeatures() {
  const procedures = procedureFeatures.map(({ procedure }) => procedure);
  return {
    categories: new Map(categoryFeatures.map(({ category }) => [category.name, category])),
    procedures: new Map(procedures.map((procedure) => [procedure.name, procedure])),
    auditSources: [auditedActs, recordAudit, proceedingAudit(procedures)],
    deadlineSources: [
      awaitedRecords,
      proceedingDeadlines(procedures),
      taskDeadlines(procedures),
      noticeDeadline,
      feedbackDeadlines,
      listCheckDeadlines,
      urgeDeadlines,
      ...procedureFeatures.flatMap(({ deadlineSources = [] }) => deadlineSources),
    ],
    handovers: [proceedingsHandover, recordsHandover, needsHandover, listsHandover, urgesHandover],
    nodeTypes: [
      recordNode,
      organizationNode,
      needNode,
      itemNode,
      penaltyImportNode,
      urgeNode,
      ...procedures.map(proceedingNode),
    ],
    subjectTypes: [recordSubject, needSubject, itemSubject, ...procedures.map(proceedingSubject)],
  };
}

/** What this node signs with, and what keeps the numbers of people. */
async function openKeys({ dataDir, clock, log, ...options }: HubOptions, pool: Pool) {
  const signer = await ed25519Signer({ keyFile: options.signingKeyFile ?? null, dataDir });
  await announceSigner(pool, signer, shanghaiText(clock.now()));
  const file = options.personalDataKeyFile ?? null;
  const sealing: Sealing = openSealing(await (file === null ? ownKeyFile(join(dataDir, ownKeys)) : openKeyFile(file)));
  await checkKeys(pool, sealing, log);
  return { signer, sealing };
}

/** Who may call, and with which documents. */
function openCallers(
  { oidc = null, demonstrationTokens = true, trustedDocuments = 'OFF', clock, log }: HubOptions,
  { database: { pool }, background, keys, closing }: Opening,
  organizations: Hub['organizations'],
) {
  const issuers = [
    ...(oidc ? [oidcIssuer(oidc)] : []),
    ...(demonstrationTokens ? [demonstrationTokenIssuer(keys)] : []),
  ];
  const revocations = watchRevocations(background, log);
  closing.push(() => revocations.close());
  const people = openPeople(pool);
  return {
    revocations,
    ...authenticator({ issuers, organizations, people, pool, clock, log, revocations, trustedDocuments }),
    documents: openTrustedDocuments({ pool, clock, log, anonymous: trustedDocuments }),
  };
}

/**
 * What an administrator has changed, on this node or another. Rings while it is read ask for one more reading, however many they are;
 * what cannot be read now stays as it was and is read again.
 */
function reloadReferenceData(parts: readonly { reload(): Promise<void> }[], log: Logger): BackgroundLoop {
  const reload = async (): Promise<void> => {
    for (const part of parts) await part.reload();
  };
  return backgroundLoop(reload, { name: 'reference data', gap: 50, idle: 60_000, log });
}
