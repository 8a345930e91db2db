import type { TableColumn } from './table.js';

/** A JSON array of flat objects as people read it in one cell: a line each, a label before each value. */
export function partsText(json: string, { labels }: Pick<TableColumn, 'labels'>): string {
  const parts = JSON.parse(json) as readonly Readonly<Record<string, string | number | boolean | null>>[];
  const texts = parts.map((part) =>
    Object.entries(part)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${labels?.get(name) ?? name}：${String(value)}`)
      .join('；'),
  );
  return texts.map((text, index) => `${index + 1}. ${text}`).join('\n');
}
