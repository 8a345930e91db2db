/**
 * The reason of a deprecation: what to use in its place, and the first day on which it may be gone, a year from its release or more.
 * `npm run check:schema` reads the day.
 */
export function replacedBy(successor: string, goesOn: string): string {
  return `请改用 ${successor}，${goesOn} 起可能取消。Use ${successor}; goes on ${goesOn}.`;
}
