export { soughtItems, withPredecessors, type ItemNarrowing } from './listed-items.sql.js';
