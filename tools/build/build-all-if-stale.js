/** Pages, hub and command line, in one process: it runs before each `npm start`. */
import '../../web/build-if-stale.js';
import './build-if-stale.js';
