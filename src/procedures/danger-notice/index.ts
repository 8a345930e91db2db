import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { dangerNoticeResolvers } from './danger-notice.api.js';
import { dangerNoticeEntity } from './danger-notice.facts.js';
import { dangerNotice } from './danger-notice.procedure.js';

export const dangerNoticeFeature: ProcedureFeature = {
  procedure: dangerNotice,
  resolvers: dangerNoticeResolvers,
  entities: [dangerNoticeEntity],
};
