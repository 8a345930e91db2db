export { soughtItems, withPredecessors } from './listed-items.sql.js';
