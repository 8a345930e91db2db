export { forgetNotifications } from './forget-notifications.sql.js';
export { notificationEntities } from './notification.entity.js';
export { NotificationPreferencesResolver } from './preferences.resolver.js';
export { NotificationsResolver } from './notifications.resolver.js';
export { openTally, type Notifying } from './notifying.js';
export { sendDueMessages, sendMessage } from './send-message.js';
export { startDeriving } from './start-deriving.js';
export { tellStalledConsumers } from './stalled-consumers.js';
