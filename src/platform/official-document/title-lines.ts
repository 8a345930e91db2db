import { fullWidths } from './plain-text.js';

/** Full-width characters of size 2 (22 pt) on a line of 156 mm. */
const longest = 20;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The lines of a title, as few and as even as they can be: a line ends where a word does, and none is left with a single character
 * (回行时词意完整、排列对称, GB/T 9704 7.3.1).
 */
export function titleLines(title: string): string[] {
  const width = fullWidths(title);
  if (width <= longest) return [title];
  const share = width / Math.ceil(width / longest);
  const lines = [''];
  let filled = 0;
  for (const { segment } of words.segment(title)) {
    const [line = ''] = lines.slice(-1);
    const after = fullWidths(line + segment);
    // A word goes to the line that holds more of it.
    const wanted = share * lines.length - filled;
    if (line !== '' && (after > longest || after - wanted > wanted - fullWidths(line))) {
      filled += fullWidths(line);
      lines.push(segment);
    } else {
      lines[lines.length - 1] = line + segment;
    }
  }
  return lines;
}
