/** The oldest Node that the programs run on; package.json says the same. */
const oldest = 24;

/** Ends the program on a Node that is too old, in a sentence: it would end anyhow, with an error that nobody understands. */
export function refuseOldNode(version = process.versions.node): void {
  if (Number.parseInt(version, 10) >= oldest) return;
  process.stderr.write(
    `需要 Node ${oldest} 或更新的版本，现为 ${version}：npm ci 已装有，可用 npm run hub -- … 或 npm start (needs Node ${oldest} or newer)\n`,
  );
  process.exit(1);
}
