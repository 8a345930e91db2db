import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { WhistleCallEntity } from './whistle-call.entity.js';
import { whistleCall } from './whistle-call.procedure.js';
import { WhistleCallResolver } from './whistle-call.resolver.js';

export { callWhistle, reportToWhistle } from './call-whistle.js';

export const whistleCallFeature: ProcedureFeature = {
  procedure: whistleCall,
  resolvers: [WhistleCallResolver],
  entities: [WhistleCallEntity],
};
