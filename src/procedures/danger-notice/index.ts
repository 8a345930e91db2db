import type { ProcedureFeature } from '../../core/proceedings/index.js';
import { DangerNoticeEntity } from './danger-notice.entity.js';
import { dangerNotice } from './danger-notice.procedure.js';
import { DangerNoticeResolver } from './danger-notice.resolver.js';

export const dangerNoticeFeature: ProcedureFeature = {
  procedure: dangerNotice,
  resolvers: [DangerNoticeResolver],
  entities: [DangerNoticeEntity],
};
