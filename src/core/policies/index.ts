export { policyDayOn, policyOn, type Policies } from './policies.js';
export { loadPolicies, openPolicies, seedPolicies } from './policies.sql.js';
export { PolicyEntity } from './policy.entity.js';
export { dayOfValue } from './day-value.js';
export { remindedAt, remindedUntil } from './office-hours.js';
export { minutesOfValue } from './time-value.js';
export { mostOfUnit } from './policy-default.js';
export { policyTable, type PolicyName } from './policy-table.js';
