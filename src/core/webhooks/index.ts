export { deliverChanges } from './deliver-changes.js';
export { forgetDeliveries } from './deliveries.sql.js';
export { openWebhookTally, type Payload, type Payloads, type Webhooks } from './hub-webhooks.js';
export { startWaking, wakeAll } from './wake-webhooks.js';
export { webhookEntities } from './webhook.entity.js';
export { WebhooksResolver } from './webhooks.resolver.js';
