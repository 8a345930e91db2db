import { TableFault } from '../table-file.js';
import { longestCell } from '../read-row.js';

/** Characters of a text as it is written, where one may stand as an escape of seven. */
export const longestWritten = 8 * longestCell;

/** Puts a text together that is written in runs; what tells how it is pronounced (`rPh`) is no part of it. */
export interface TextRuns {
  open(name: string): void;
  text(text: string): void;
  close(name: string): void;
}

/** The texts of all elements `container` (`si` of the table of texts, `is` of a cell), as they are written. */
export function textRuns(container: 'si' | 'is', take: (text: string) => void): TextRuns {
  let [isPhonetic, isText] = [false, false];
  let text = '';
  return {
    open(name) {
      if (name === container) text = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    text(piece) {
      if (!isText) return;
      text += piece;
      if (text.length > longestWritten) throw new TableFault(`工作簿中有单元格超过${longestCell}字`);
    },
    close(name) {
      if (name === container) take(text);
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 't') isText = false;
    },
  };
}
