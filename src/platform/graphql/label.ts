/**
 * What forms, heads of tables and exports show of a description, the text before the first of ，（：；。:
 * `移送时间；未移送为空。When it was sent.` has the label `移送时间`. Null where a description begins otherwise.
 */
export function labelOf(description: string | null | undefined): string | null {
  const [label = ''] = /^[^，（：；。\n]+/.exec(description ?? '') ?? [];
  return /\p{Script=Han}/u.test(label) ? label.trim() : null;
}

/** A description with other words in place of its label: `动态信息：第 6 类。` becomes `发布动态信息：第 6 类。`. */
export function relabelled(description: string, words: (label: string) => string): string {
  const label = labelOf(description) ?? '';
  return `${words(label)}${description.slice(label.length)}`;
}
