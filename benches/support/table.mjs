// Tables as plain text.

/** A duration given in microseconds, in the unit that reads best. */
export function time(microseconds) {
  if (microseconds < 1000) return `${microseconds.toPrecision(3)} µs`;
  if (microseconds < 1e6) return `${(microseconds / 1000).toPrecision(3)} ms`;
  if (microseconds < 6e7) return `${(microseconds / 1e6).toPrecision(3)} s`;
  return `${(microseconds / 6e7).toFixed(1)} min`;
}

/** A count with its thousands apart. */
export const count = (number) => Math.round(number).toLocaleString('en');

/** Prints rows under a title; the first row is the head, the first column stands left, the others right. */
export function print(title, rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const cell = (text, column) => (column === 0 ? String(text).padEnd(widths[0]) : String(text).padStart(widths[column]));
  const line = (row) => row.map(cell).join('  ').trimEnd();
  console.log(`\n${title}\n`);
  console.log([line(rows[0]), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.slice(1).map(line)].join('\n'));
}
