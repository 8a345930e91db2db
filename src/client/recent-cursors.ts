/** As many changes as a cut may bring again. */
const most = 1000;

/** The cursors that were handed on last. */
export function recentCursors(): Pick<Set<string>, 'has' | 'add'> {
  const cursors = new Set<string>();
  return {
    has: (cursor) => cursors.has(cursor),
    add(cursor) {
      cursors.add(cursor);
      for (const oldest of cursors) {
        if (cursors.size <= most) break;
        cursors.delete(oldest);
      }
      return cursors;
    },
  };
}
