export { policyOn, type Policies } from './policies.js';
export { loadPolicies, seedPolicies } from './policies.sql.js';
export { PolicyEntity } from './policy.entity.js';
export type { PolicyName } from './policy-table.js';
