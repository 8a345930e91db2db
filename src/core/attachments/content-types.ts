import type { ContentSample } from './content-sample.js';

/** A type of file that is taken: how its files are named and how their bytes begin. */
export interface ContentType {
  readonly label: string;
  readonly extensions: readonly string[];
  /** Whether bytes are of this type, as far as can be told without opening them as its programs do. */
  fits(sample: ContentSample): boolean;
}

const beginsWith =
  (...bytes: number[]) =>
  ({ head }: ContentSample): boolean =>
    head.subarray(0, bytes.length).equals(Buffer.from(bytes));

/** A ZIP archive with an entry by whose name its kind is told, and without macros. */
const archiveWith =
  (start: string) =>
  ({ entries, hasMacros }: ContentSample): boolean =>
    !hasMacros && entries.some((name) => name.startsWith(start));

const signatures = {
  pdf: beginsWith(0x25, 0x50, 0x44, 0x46, 0x2d),
  jpeg: beginsWith(0xff, 0xd8, 0xff),
  png: beginsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  id3: beginsWith(0x49, 0x44, 0x33),
};

/** MPEG audio without a tag: eleven bits set, layer III. */
const mpegFrame = ({ head }: ContentSample): boolean =>
  head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2 && head.length > 2;

/**
 * What may be uploaded, by media type: what offices write, scan, photograph and record. Nothing that a browser or a machine
 * would run: no HTML, SVG, archives, programs, old Office files that may hold macros.
 */
export const contentTypes: ReadonlyMap<string, ContentType> = new Map([
  ['application/pdf', { label: 'PDF', extensions: ['pdf'], fits: signatures.pdf }],
  // GB/T 33190, in which official documents are issued.
  ['application/ofd', { label: 'OFD', extensions: ['ofd'], fits: archiveWith('OFD.xml') }],
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    { label: 'DOCX', extensions: ['docx'], fits: archiveWith('word/') },
  ],
  [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    { label: 'XLSX', extensions: ['xlsx'], fits: archiveWith('xl/') },
  ],
  ['image/jpeg', { label: 'JPEG', extensions: ['jpg', 'jpeg'], fits: signatures.jpeg }],
  ['image/png', { label: 'PNG', extensions: ['png'], fits: signatures.png }],
  ['video/mp4', { label: 'MP4', extensions: ['mp4'], fits: ({ head }) => head.toString('latin1', 4, 8) === 'ftyp' }],
  ['audio/mpeg', { label: 'MP3', extensions: ['mp3'], fits: (sample) => signatures.id3(sample) || mpegFrame(sample) }],
  [
    'text/plain',
    {
      label: 'TXT',
      extensions: ['txt'],
      fits: (sample) => sample.isText && !Object.values(signatures).some((fits) => fits(sample)),
    },
  ],
]);

/** The types for people to read: `PDF、OFD、DOCX …`. */
export const contentTypeLabels = [...contentTypes.values()].map(({ label }) => label).join('、');
