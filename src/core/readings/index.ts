export { ReadingEntity } from './reading.entity.js';
export { ReadingResolver, ReadingType } from './reading.graphql.js';
export { openedContent } from './opened-content.js';
export { readReadings, type Reading } from './reading.sql.js';
export { openReadings } from './readings.js';
export { unreadProceeding, unreadRecord } from './unread.sql.js';
