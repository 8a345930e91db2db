export { createAnalystLogin, revokeAnalystLogin, type AnalystLogin } from './analyst-login.sql.js';
