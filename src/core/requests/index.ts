export { claimKey, earlierUse, forgetIdempotencyKeys, KeyTakenError } from './idempotency.sql.js';
export { IdempotencyKeyEntity } from './idempotency-key.entity.js';
export {
  checkIdempotencyKey,
  checkTexts,
  digestLength,
  kept,
  keyedHash,
  mutationRequest,
  type MutationRequest,
} from './request.js';
