export { ExecutionEventEntity } from './execution-event.entity.js';
export { ExecutionResolver } from './execution.resolver.js';
export { recordExecutionEvent } from './record-event.js';
