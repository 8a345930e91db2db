export { createAnalystLogin, listAnalystLogins, revokeAnalystLogin, type AnalystLogin } from './analyst-login.sql.js';
export { closeDoors, type OpenDoor } from './close-doors.sql.js';
export { closeDoorsToAnalysts, endAnalystSessions } from './at-start.js';
export { watchSessions } from './watch-sessions.js';
