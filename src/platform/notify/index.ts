export { readChannel } from './channel.sql.js';
export { listen } from './listen.js';
export { natsWakeUp, noWakeUp, reachNats, type WakeUp } from './nats.js';
