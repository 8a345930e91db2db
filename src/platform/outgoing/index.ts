export { openPoster, type Answer, type Head, type Poster } from './post.js';
export { newWebhookSecret, webhookHeaders } from './standard-webhook.js';
export { openTargetGuard, type TargetFault, type TargetGuard } from './target-guard.js';
