/** Reads JSON; of a text that is none it says where it ends to be. */
export function parseJson(text: string): { readonly json: unknown } | { readonly fault: string } {
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch (error) {
    const [, position] = /position (\d+)/.exec(String(error)) ?? [];
    const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
    return { fault: `不是有效的 JSON（第${before.length}行第${(before.at(-1)?.length ?? 0) + 1}列）` };
  }
}
