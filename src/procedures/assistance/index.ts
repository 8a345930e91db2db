import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { AssistanceRequestEntity } from './assistance-request.entity.js';
import { assistanceRequest } from './assistance-request.procedure.js';
import { AssistanceRequestResolver } from './assistance-request.resolver.js';

export { requestAssistance } from './request-assistance.js';

export const assistanceRequestFeature: ProcedureFeature = {
  procedure: assistanceRequest,
  resolvers: [AssistanceRequestResolver],
  entities: [AssistanceRequestEntity],
};
