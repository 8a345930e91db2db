/** What a description says first, in Chinese: `形成日（北京时间）。Day …` → `形成日`; null where it begins otherwise. */
export function chineseHeading(description: string | null | undefined): string | null {
  const [heading = ''] = /^[^。，（：；\n]+/.exec(description ?? '') ?? [];
  return /\p{Script=Han}/u.test(heading) ? heading.trim() : null;
}
