import { decisions } from './decide.js';
import { corrections, procedures } from './mutations.js';
import { ofRecords } from './share.js';

/** Mutations that nobody in the simulation asks for, with where they are tried instead. */
export const leftOut: Readonly<Record<string, string>> = {
  removeChangeConsumer: 'the place of a system in the log, which changes nothing of a matter: test/api/connect',
  createWebhook: 'posts changes elsewhere, which changes nothing of a matter: test/api/webhooks',
  updateWebhook: 'the same',
  pauseWebhook: 'the same',
  resumeWebhook: 'the same',
  removeWebhook: 'the same',
  rotateWebhookSecret: 'the same',
  testWebhook: 'the same',
  redeliverWebhook: 'the same',
  acknowledgeChanges: 'how far a system is, which changes nothing of a matter: test/api/changes',
  registerOrganization: 'harness/properties/succession founds an heir for every party of every state',
  importEnforcementItems: 'a file in the place of recordEnforcementItem: test/api/jurisdiction',
  importDelegations: 'a file in the place of delegateItem: test/api/jurisdiction',
  createApiKey: 'access: test/api/security',
  rotateApiKey: 'access: test/api/security',
  revokeApiKey: 'access: test/api/security',
  deactivatePerson: 'access: test/api/security',
  reactivatePerson: 'access: test/api/security',
  registerSigningKey: 'signatures: test/api/evidence',
  revokeSigningKey: 'signatures: test/api/evidence',
  registerTrustedDocuments: 'documents: test/api/security',
  confirmListCheck: 'closes a task about lists, and nothing else hangs on it: test/api/records/adjusted-laws',
  endNeed: 'what met it stays, and nothing else hangs on it: test/api/needs',
  assignDuty: 'who holds a duty, on which no matter hangs: test/api/duties',
  endDuty: 'who holds a duty: test/api/duties',
  correctDuty: 'who holds a duty: test/api/duties',
  cancelDuty: 'who holds a duty: test/api/duties',
  setNotificationPreferences: 'who is told, on which no matter hangs: test/api/notifications',
  markNotificationsRead: 'the same',
  sendTestNotification: 'the same',
  recordAbsence: 'who is away, on which no matter hangs: test/api/absences',
  endAbsence: 'the same',
  recordExecutionEvent: 'any history of a decision: test/unit/categories/penalty-execution.property, test/api/records',
  correctExecutionEvent: 'the same',
  urge: 'what is overdue is overdue: test/api/supervision',
  answerUrge: 'the same',
  requestUpload: 'files: test/api/attachments',
  recordDocumentNumber: 'numbers of letters, which change nothing else: test/api/proceedings',
};

/** Mutations that somebody in the simulation asks for, from the tables: a new step joins by itself. */
export const asked: ReadonlySet<string> = new Set([
  ...[...procedures.values()].flatMap(({ mutations }) => Object.values<string>(mutations)),
  ...decisions.map(([mutation]) => mutation),
  ...ofRecords,
  ...corrections.values(),
  ...[
    'addProceedingMaterial',
    'reviseComplaintSharing',
    'endOrganization',
    'correctOrganizationEnd',
    'announceHolidays',
  ],
]);
