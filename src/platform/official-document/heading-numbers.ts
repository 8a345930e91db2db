import type { HeadingLevel } from './document.js';

/** 一、 （一） 1. （1） (GB/T 9704 7.3.3); a heading begins the numbers of the levels below it anew. */
export function headingNumbers(): (level: HeadingLevel) => string {
  const counts = [0, 0, 0, 0];
  return (level) => {
    const count = (counts[level - 1] ?? 0) + 1;
    counts.splice(level - 1, counts.length, count, ...Array<number>(4 - level).fill(0));
    return formOf[level](count);
  };
}

const formOf: Record<HeadingLevel, (count: number) => string> = {
  1: (count) => `${chineseNumber(count)}、`,
  2: (count) => `（${chineseNumber(count)}）`,
  3: (count) => `${count}.`,
  4: (count) => `（${count}）`,
};

const digits = '〇一二三四五六七八九';

/** 1 to 99 as they are counted; from 100 digit by digit, as nobody reads such a heading aloud. */
function chineseNumber(count: number): string {
  const [ones, tens] = [count % 10, Math.floor(count / 10)];
  if (count >= 100) return Array.from(String(count), (digit) => digits[Number(digit)]).join('');
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
}
