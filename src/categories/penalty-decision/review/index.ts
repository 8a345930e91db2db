export { DecisionReviewEntity } from './decision-review.entity.js';
export { DecisionReviewResolver } from './decision-review.resolver.js';
