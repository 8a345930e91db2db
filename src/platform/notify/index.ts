export { listen, type Listening } from './listen.js';
export { natsDoorbell, noDoorbell, type Doorbell } from './nats.js';
