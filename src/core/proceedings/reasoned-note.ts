/** What the entry of a step says whose request gives a reason: the reason, and the request's own note below it. */
export function reasonedNote({ reason, note }: { readonly reason: string; readonly note?: string | null }): string {
  return note == null || note.trim() === '' ? reason : `${reason}\n${note}`;
}
