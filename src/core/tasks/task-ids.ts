import { globalIds } from '../../kernel/global-id.js';

export const taskIds = globalIds('tsk_');
