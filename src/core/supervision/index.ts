import { OverdueResolver } from './overdue.resolver.js';
import { UrgeFiguresResolver } from './urge-figures.resolver.js';
import { UrgeResolver, UrgesOfProceedingResolver } from './urge.resolver.js';

export { answerUrge } from './answer-urge.js';
export { overdueCircular } from './overdue-circular.js';
export { overdueList, overdueSource } from './overdue.sql.js';
export { urgeDeadline } from './urge-deadline.js';
export { readUrgeInVain, type UrgeInVain } from './read-urge.js';
export { urgesHandover } from './hand-over-urges.js';
export { urgeDeadlines } from './urge-deadlines.sql.js';
export { UrgeEntity } from './urge.entity.js';
export { urgeNode } from './urge.node.js';
export { urgeIds } from './urge.js';

export const supervisionResolvers = [OverdueResolver, UrgeResolver, UrgesOfProceedingResolver, UrgeFiguresResolver];
