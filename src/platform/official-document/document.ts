export type DocumentKind = 'LETTER' | 'NOTICE' | 'MINUTES' | 'BULLETIN';

/** Minutes and bulletins come in numbers: who issues them and when stands in the head, not below the text. */
export const isSerial = (kind: DocumentKind) => kind === 'MINUTES' || kind === 'BULLETIN';

export type HeadingLevel = 1 | 2 | 3 | 4;

/**
 * What a document says, from above to below: a paragraph (its line ends begin further ones), a heading that is numbered where it stands
 * (一、 （一） 1. （1）), a line under a label (出席：…), or a table.
 */
export type DocumentPart =
  | string
  | { readonly heading: string; readonly level: HeadingLevel }
  | { readonly label: string; readonly text: string }
  | { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** A draft in the shape of GB/T 9704-2012. Whatever is null stands in the draft as a blank that the office fills in. */
export interface OfficialDocument {
  readonly kind: DocumentKind;
  /** 发文机关; of minutes the conference, of a bulletin who edits it. */
  readonly issuer: string;
  /** 发文机关标志, if it is not what the kind makes of the issuer. */
  readonly mark?: string;
  /** 发文字号, of minutes and bulletins the issue number. */
  readonly documentNumber: string | null;
  readonly title: string;
  /** 主送机关; minutes and bulletins have none if it is null. */
  readonly addressee: string | null;
  readonly paragraphs: readonly DocumentPart[];
  /** Names of the attachments, without numbers. */
  readonly attachments?: readonly string[];
  readonly signedBy: string;
  /** 成文日期, YYYY-MM-DD. */
  readonly date: string | null;
  /** 附注, without brackets. */
  readonly note?: string;
  /** 抄送机关. */
  readonly copies?: readonly string[];
}
