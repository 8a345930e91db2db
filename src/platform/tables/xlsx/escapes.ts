/** `_x000D_` stands for the character of that number (ISO/IEC 29500-1, 22.9.2.19), `_x005F_` for the _ of a text that looks so. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
