import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { AssistanceRequestResolver } from './assistance-request.api.js';
import { assistanceRequestEntity } from './assistance-request.facts.js';
import { assistanceRequest } from './assistance-request.procedure.js';

export { takeAssistanceStep } from './assistance-request.api.js';

export const assistanceRequestFeature: ProcedureFeature = {
  procedure: assistanceRequest,
  resolvers: [AssistanceRequestResolver],
  entities: [assistanceRequestEntity],
};
