import { permissions, type Permission, type Role } from '../../core/identity/role.js';
import { categoryFeatures, procedureFeatures } from '../features.js';

/** Root fields by the permission that they ask for first, where it follows neither from a table of the features nor from being a query. */
const named: Readonly<Partial<Record<Permission, readonly string[]>>> = {
  publish: [
    'registerPendingRecord',
    'extendSharing',
    'withdrawRecord',
    'importPenaltyDecisions',
    'updatePenaltyExecution',
    'recordExecutionEvent',
    'correctExecutionEvent',
    'recordDecisionReview',
  ],
  grantVisibility: ['grantVisibility', 'revokeVisibility', 'visibilityGrants'],
  declareNeeds: ['declareNeed', 'endNeed'],
  acknowledge: ['acknowledgeChanges', 'removeChangeConsumer'],
  manageItems: [
    'correctDelegation',
    'cancelDelegation',
    'correctEnforcementItem',
    'cancelEnforcementItem',
    'importEnforcementItems',
    'importDelegations',
    'recordEnforcementItem',
    'delegateItem',
    'revokeDelegation',
    'confirmListCheck',
  ],
  handleCases: [
    'requestUpload',
    'answerUrge',
    'addProceedingMaterial',
    'recordDocumentNumber',
    'reviseComplaintSharing',
  ],
  decideForCounty: ['countyQueue'],
  supervise: ['urge', 'overdueMatters', 'overdueFigures', 'urgeFigures'],
  runConference: [
    'addConferenceMember',
    'endConferenceMember',
    'correctConferenceMember',
    'cancelConferenceMember',
    'appointConferenceRole',
    'correctConferenceRole',
    'cancelConferenceRole',
  ],
  audit: ['auditLog', 'verifyLog'],
  manageAccess: [
    'peopleWithoutChannel',
    'apiKeys',
    'people',
    'createApiKey',
    'rotateApiKey',
    'revokeApiKey',
    'deactivatePerson',
    'reactivatePerson',
  ],
  manageKeys: ['registerSigningKey', 'revokeSigningKey'],
  manageWebhooks: [
    'webhooks',
    'createWebhook',
    'updateWebhook',
    'pauseWebhook',
    'resumeWebhook',
    'removeWebhook',
    'rotateWebhookSecret',
    'testWebhook',
    'redeliverWebhook',
  ],
  registerDocuments: ['registerTrustedDocuments'],
  manageDuties: ['assignDuty', 'endDuty', 'correctDuty', 'cancelDuty'],
  administerCounty: [
    'registerOrganization',
    'endOrganization',
    'correctOrganizationEnd',
    'renameOrganization',
    'correctOrganizationName',
    'cancelOrganizationName',
    'announceHolidays',
    'setPolicy',
    'correctPolicy',
    'cancelPolicy',
  ],
  // What everybody who is signed in does for themselves.
  read: ['recordAbsence', 'endAbsence', 'setNotificationPreferences', 'sendTestNotification', 'markNotificationsRead'],
};

const byField = new Map<string, Permission>([
  ...procedureFeatures.flatMap(({ procedure }) =>
    [...Object.values(procedure.mutations), `correct${procedure.typeName}`].map((field): [string, Permission] => [
      field,
      'handleCases',
    ]),
  ),
  ...categoryFeatures.flatMap(({ category }) =>
    ['publish', 'revise'].map((verb): [string, Permission] => [`${verb}${category.typeName}`, 'publish']),
  ),
  ...Object.entries(named).flatMap(([permission, fields]) =>
    fields.map((field): [string, Permission] => [field, permission as Permission]),
  ),
]);

/** The permission that a root field asks for: null for a mutation that no table names, which a test does not let pass. */
export function permissionOf(root: 'query' | 'mutation' | 'subscription', field: string): Permission | null {
  return byField.get(field) ?? (root === 'mutation' ? null : 'read');
}

/** The roles of which each may ask a root field. */
export function rolesOfField(root: 'query' | 'mutation' | 'subscription', field: string): readonly Role[] {
  return permissions[permissionOf(root, field) ?? 'read'].roles;
}
