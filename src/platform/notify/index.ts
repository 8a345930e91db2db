export { readChannel } from './channel.sql.js';
export { listen } from './listen.js';
export { natsDoorbell, noDoorbell, type Doorbell } from './nats.js';
