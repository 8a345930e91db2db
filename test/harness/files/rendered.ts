import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A line of a printed page; millimetres from the upper left corner. */
export interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PrintedLine[];
}

const has = (command: string) => spawnSync(command, ['--version']).error === undefined;

export const canRender = has('soffice') && has('pdftotext');

/** What LibreOffice prints of documents, by their names: all in one run, for it takes longer to start than to print. */
export async function render(documents: ReadonlyMap<string, Buffer>): Promise<Map<string, PrintedPage[]>> {
  const directory = await mkdtemp(join(tmpdir(), 'liandong-rendered-'));
  try {
    const names = [...documents.keys()];
    for (const [name, bytes] of documents) await writeFile(join(directory, `${name}.docx`), bytes);
    const profile = `-env:UserInstallation=file://${join(directory, 'profile')}`;
    const files = names.map((name) => join(directory, `${name}.docx`));
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', directory, ...files], {
      stdio: 'ignore',
    });
    return new Map(names.map((name) => [name, readPages(join(directory, `${name}.pdf`))]));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function readPages(pdf: string): PrintedPage[] {
  const layout = execFileSync('pdftotext', ['-bbox-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 64 << 20 });
  return Array.from(
    layout.matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs),
    ([, width, height, content]) => ({
      width: millimetres(width),
      height: millimetres(height),
      lines: readLines(content ?? ''),
    }),
  );
}

/** Words that stand at the same height are a line. */
function readLines(content: string): PrintedLine[] {
  const words = Array.from(
    content.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g),
    ([, left, top, right, bottom, text]) => ({
      text: text ?? '',
      left: millimetres(left),
      top: millimetres(top),
      right: millimetres(right),
      bottom: millimetres(bottom),
    }),
  ).sort((one, other) => one.top - other.top || one.left - other.left);
  const lines: PrintedLine[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (!line || word.top - line.top > 2) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = {
        text: word.left < line.left ? word.text + line.text : line.text + word.text,
        left: Math.min(line.left, word.left),
        right: Math.max(line.right, word.right),
        top: Math.min(line.top, word.top),
        bottom: Math.max(line.bottom, word.bottom),
      };
    }
  }
  return lines;
}

const millimetres = (points: string | undefined) => (Number(points) * 25.4) / 72;
