/** One row of `docs/rules.tsv`: a rule of the regulation as the hub understands it. */
export interface Rule {
  readonly id: string;
  /** The clause as the table writes it, relative to the chapter that the id's letter stands for. */
  readonly section: string;
  readonly rule: string;
  /** E: the hub enforces it; C: it runs a clock on it; R: it records, and there is nothing to refuse or to time. */
  readonly kind: string;
}

/** Rows in the order of the table, which is that of the regulation. */
export function readRules(table: string): Rule[] {
  const [header = '', ...lines] = table.trimEnd().split('\n');
  const names = header.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
    return { id: cell('id'), section: cell('section'), rule: cell('rule'), kind: cell('kind') };
  });
}
