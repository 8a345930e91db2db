import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { whistleCallResolvers } from './whistle-call.api.js';
import { whistleCallEntity } from './whistle-call.facts.js';
import { whistleCall } from './whistle-call.procedure.js';

export { takeWhistleCallStep } from './whistle-call.api.js';

export const whistleCallFeature: ProcedureFeature = {
  procedure: whistleCall,
  resolvers: whistleCallResolvers,
  entities: [whistleCallEntity],
};
