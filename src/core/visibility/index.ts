export { eitherAudience, maySee, visibleTo } from './audience.js';
