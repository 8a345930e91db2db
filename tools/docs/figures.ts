import { statisticsFeatures } from '../../src/app/features.js';

/** The figures of every chapter as a page. */
export function figuresPage(): string {
  const chapters = statisticsFeatures.map(({ title, query, population, figures, dimensions }) => {
    const rows = figures.map(
      (figure) =>
        `| ${figure.title} · ${figure.english} | ${figure.numerator} | ${figure.denominator ?? ''} | \`${figure.sources}\` |`,
    );
    const by =
      dimensions.length === 0 ? '' : ` By ${dimensions.map((name) => `\`${name}\``).join(', ')}, in any combination.`;
    return `## ${title} \`${query}\`

Of: ${population}.${by}

| figure | numerator | denominator | read from |
|---|---|---|---|
${rows.join('\n')}
`;
  });
  return `# Figures

Printed from \`src/statistics\` by \`npm run docs\`. Every figure counts exactly what the caller may see, is exact to the last
committed change, and says as of when (\`asOf\`, and \`cursor\`, the place in the change log up to which everything is counted). Amounts
are in yuan, days are those of Asia/Shanghai. How they are kept: [ADR 0009](../adr/0009-rollups.md).

${chapters.join('\n')}`;
}
