export { appendAudit, appendAudits, type Actor, type AuditedAct } from './append-audit.sql.js';
export { AuditEntryEntity } from './audit-entry.entity.js';
export { AuditResolver } from './audit.resolver.js';
export type { AuditSource } from './audit-source.js';
export { auditedActs } from './audited-acts.js';
