import { shanghaiText } from '../../kernel/instant-text.js';
import {
  isRefused,
  reasonedNote,
  unlessRefused,
  withGuest,
  type Deciding,
  type Made,
} from '../../core/proceedings/index.js';
import { addTasks, changedTasks, changeTasks, type Task } from '../../core/tasks/index.js';
import type { JointOperation } from './joint-operation.facts.js';
import { checkDoers } from './joint-operation.rules.js';

/**
 * U4: the lead sets tasks anew while the operation runs. Whoever is given one takes part; whoever has none any longer goes on seeing the
 * operation, so that it is told, and reads why.
 */
export function changeOperationTasks(
  deciding: Deciding<JointOperation, 'changeTasks', readonly Task[]>,
): Made<JointOperation> {
  const { input, row, organizations, loaded } = deciding;
  const changes = changedTasks(deciding, loaded, input, 'U4');
  if (isRefused(changes)) return changes;
  const { added, changed, cancelled, doers, lines } = changes;
  const participantIds = doers.filter((key) => key !== row.leadId);
  const gone = row.participantIds.filter((key) => !participantIds.includes(key));
  const isSame = gone.length === 0 && participantIds.every((key) => row.participantIds.includes(key));
  return unlessRefused(checkDoers('changedTasks', row.leadId, doers), () => ({
    ...(isSame ? {} : { set: { participantIds } }),
    guestIds: gone.reduce((guests, key) => withGuest(guests, organizations.byKey(key)), row.guestIds),
    note: [reasonedNote(input), ...lines].join('\n'),
    async also({ session, row: { key }, occurredAt }) {
      await changeTasks(session, changed, cancelled, shanghaiText(occurredAt));
      if (added.length > 0) await addTasks(session, key, added);
    },
  }));
}
