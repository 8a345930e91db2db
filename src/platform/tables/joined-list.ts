/** A JSON array of texts as people read it in one cell. */
export function joinedList(json: string): string {
  const list = JSON.parse(json) as readonly (string | number | boolean | null)[];
  return list.map((element) => String(element ?? '')).join('；');
}
