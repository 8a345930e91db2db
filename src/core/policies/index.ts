export { policyOn, type Policies } from './policies.js';
export { loadPolicies, openPolicies, seedPolicies, type PolicyBook } from './policies.sql.js';
export { PolicyEntity } from './policy.entity.js';
export { mostOfUnit, policyTable, type PolicyName } from './policy-table.js';
