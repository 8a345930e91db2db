export type { Delivery } from './delivery.js';
