export { checkKeys } from './check-keys.sql.js';
export { PersonalDataKeyEntity } from './personal-data-key.entity.js';
export { ForPersonalNumber, isForPersonalNumber } from './number-field.js';
export { isPersonalNumber, keepNumber } from './personal-number.js';
export { requireReveal, type RevealRequest } from './require-reveal.js';
