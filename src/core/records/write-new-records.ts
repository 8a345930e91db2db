import { together, type Turn } from '../../kernel/together.js';
import { boundedTurn, isRefusal, type WriteAs } from '../../platform/database/index.js';
import type { Viewer } from '../identity/index.js';
import type { RecordToWrite } from './new-record-tables.js';
import type { RecordCategory } from './record-category.js';
import { recordsStatement } from './write-records.sql.js';

declare module '../hub.js' {
  interface Hub {
    readonly writeNewRecord: WriteNewRecord;
  }
}

/** Writes a new record as a transaction of its own; false when its key was used before, and then nothing is written. */
export type WriteNewRecord = (
  viewer: Viewer,
  category: RecordCategory | null,
  record: RecordToWrite,
) => Promise<boolean>;

interface Writing {
  readonly viewer: Viewer;
  readonly category: RecordCategory | null;
  readonly record: RecordToWrite;
}

type WritingTurn = Turn<Writing, boolean>;

/** The more that wait for one statement, the more the next one writes; a second beside it would halve them. */
const underWay = { groups: 1, tasks: 64 };

/**
 * Writes for all publishers: records that come while others are being written go together, those of one publisher and category as rows of
 * one statement (see `recordsStatement`). When it is refused, or would wait for a lock, each is written by itself, and none waits for
 * another any more.
 */
export function openNewRecords(writeAs: WriteAs): WriteNewRecord {
  const writeGroup = async (turns: readonly WritingTurn[]): Promise<void> => {
    const tasks = turns.map(({ task }) => task);
    try {
      const written = await writeRows(writeAs, tasks, true);
      for (const { task, settle } of turns) settle(written.has(task.record.record.id));
    } catch (error) {
      for (const { task, settle } of turns) {
        settle(
          isRefusal(error) ? writeRows(writeAs, [task], false).then(({ size }) => size === 1) : Promise.reject(error),
        );
      }
    }
  };
  const write = together<Writing, boolean>(underWay, async (turns) => {
    const groups = [...Map.groupBy(turns, ({ task }) => statementKey(task)).values()];
    await Promise.all(groups.map(writeGroup));
  });
  return (viewer, category, record) => boundedTurn(write({ viewer, category, record }));
}

/** Equal for records that one statement can write. */
function statementKey({ viewer, category }: Writing): string {
  return `${viewer.organization.key} ${viewer.person.key} ${category?.name ?? ''}`;
}

/** The ids of those whose key was new. */
async function writeRows(writeAs: WriteAs, group: readonly Writing[], briefly: boolean): Promise<ReadonlySet<unknown>> {
  const [first] = group;
  if (!first) return new Set();
  const { viewer, category } = first;
  const statement = recordsStatement(
    category,
    group.map(({ record }) => record),
    viewer.person.key,
  );
  const rows = await writeAs(viewer.organization.key, statement, briefly);
  return new Set(rows.map(([id]) => id));
}
