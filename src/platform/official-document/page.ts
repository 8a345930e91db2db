import { DocumentGridType, type ISectionPropertiesOptions } from 'docx';

/** Twentieths of a point, the unit of the format. */
const twips = (millimetres: number) => Math.round((millimetres * 72 * 20) / 25.4);

const width = twips(210);
const left = twips(28);
const right = twips(26);

/** The type area (版心, GB/T 9704 5.2.1) is 156 mm x 225 mm. */
export const typeWidth = width - left - right;

/** 22 lines of 28.95 pt are 0.3 mm short of the type area: a line more never fits, and rounding never costs one (5.2.3). */
export const lineHeight = 579;

/** What `count` full-width characters of the grid take: 28 are a line. */
export const characters = (count: number) => Math.floor((typeWidth / 28) * count);

/**
 * Full-width characters of size 3 (16 pt) are a little wider than a 28th of the type area: so much is taken from each, and a twip more,
 * for word processors that round the width of a line down. Justified lines are as wide as they should be.
 */
export const gridKerning = Math.floor(typeWidth / 28 - 16 * 20) - 1;

/** What the grid of the page takes from each, in 4096ths of a point. */
const gridCorrection = Math.floor((typeWidth / 28 / 20 - 16) * 4096);

export const pageProperties: ISectionPropertiesOptions = {
  page: {
    size: { width, height: twips(297) },
    margin: {
      top: twips(37),
      bottom: twips(35),
      left,
      right,
      header: twips(15),
      // The dashes of a page number stand 7 mm below the type area (7.5).
      footer: twips(25),
    },
  },
  grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: lineHeight, charSpace: gridCorrection },
};
