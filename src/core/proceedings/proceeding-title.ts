/** The most characters of a title, as the column is checked. */
export const longestTitle = 200;

/** A title as it may be kept; no character is cut in two. */
export function cutTitle(title: string): string {
  return title.slice(0, longestTitle).replace(/[\uD800-\uDBFF]$/, '');
}
