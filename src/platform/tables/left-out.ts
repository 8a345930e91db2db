import { textFault } from '../../kernel/text-fault.js';
import { columnName, type ReadRow } from './read-row.js';

/** The columns of a file that nobody takes over: whoever sent them is told, so that nothing is dropped in silence. */
export interface LeftOut {
  /** Looks at a row: what has no heading is a column where something stands in it. */
  see(row: ReadRow): void;
  names(): string[];
}

const most = 200;
const longest = 100;

/** By their headings; those without one, or with one that may not be told, as a spreadsheet names them. */
export function openLeftOut(heading: readonly string[], isTaken: (place: number) => boolean): LeftOut {
  const places = new Set<number>();
  const nameless = new Set<number>();
  for (const [place, cell] of heading.entries()) if (cell.trim() !== '' && !isTaken(place)) places.add(place);
  const nameOf = (place: number): string => {
    const cell = (heading[place] ?? '').replace(/\s+/g, ' ').trim();
    return cell === '' || textFault(cell) !== null ? `${columnName(place)}列` : cell.slice(0, longest);
  };
  return {
    see({ cells }) {
      for (let place = 0; place < cells.length; place += 1) {
        if (cells[place] !== '' && !heading[place]?.trim() && !isTaken(place)) nameless.add(place);
      }
    },
    names() {
      const all = [...places, ...nameless].sort((one, other) => one - other);
      const named = all.slice(0, most).map(nameOf);
      return all.length > most ? [...named, `等共${all.length}列`] : named;
    },
  };
}
