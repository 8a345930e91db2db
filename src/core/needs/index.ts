import { NeedResolver } from './need.resolver.js';
import { NeededByResolver, RecordNeedsResolver } from './record-needs.resolver.js';

export { declareNeed, type NeedDeclaration } from './declare-need.js';
export { feedbackDeadlines, feedbackGiven } from './execution-feedback.sql.js';
export { needsHandover } from './hand-over-needs.js';
export { NeedEntity, NeedSubjectEntity } from './need.entity.js';
export { NeedType } from './need.graphql.js';
export { needLoader, needNode, needSubject } from './need.node.js';
export { ExecutionFeedbackEntity, RecordNeedEntity } from './record-need.entity.js';
export { tellFeedback } from './tell-feedback.js';

export const needResolvers = [NeedResolver, RecordNeedsResolver, NeededByResolver];
