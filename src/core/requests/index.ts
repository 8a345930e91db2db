export { answerAgain } from './answer-again.js';
export { checkIdempotencyKey, checkTexts } from './check-request.js';
export {
  claimKey,
  earlierUse,
  forgetIdempotencyKeys,
  keyClaim,
  keyColumns,
  KeyTakenError,
  type KeyUse,
} from './idempotency.sql.js';
export { IdempotencyKeyEntity } from './idempotency-key.entity.js';
export { RefusedTogether } from './refused-together.js';
export { digestLength, keyedHash, keyedRequest, linkedRequest, type KeyedRequest } from './request.js';
