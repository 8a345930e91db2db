export { assignDuty, type DutyAssignment } from './assign-duty.js';
export { checkEmail } from './check-contact.js';
export { DutiesResolver } from './duties.resolver.js';
export { dutyGlobalId } from './duty.js';
export { DutyHolderEntity, DutyTermEntity } from './duty-holder.entity.js';
export { lockLiaisons, namedLiaisons } from './named-liaisons.sql.js';
