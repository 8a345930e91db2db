import { refusal, type Refusal } from '../../kernel/refusal.js';
import { CursorError } from '../feed/index.js';
import type { Hub } from '../hub.js';

/** The place that a cursor stands for, or why there is no going on from it and from which there is. */
export async function openCursorAt({ feed }: Pick<Hub, 'feed'>, cursor: string): Promise<number | Refusal> {
  try {
    return await feed.openCursor(cursor);
  } catch (error) {
    if (!(error instanceof CursorError)) throw error;
    const instead = error.cursor === null ? '' : `；最早可用 ${error.cursor}`;
    return refusal('from', 'INVALID', `${error.message}${instead}`);
  }
}
