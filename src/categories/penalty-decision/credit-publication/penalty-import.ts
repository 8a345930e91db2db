import { globalIds } from '../../../kernel/global-id.js';

export const importIds = globalIds('imp_');
