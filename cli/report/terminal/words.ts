import { stripVTControlCharacters } from "node:util";

/** `1 resource`, `2 resources`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Breaks a text into lines of at most `width` columns, each after the first indented; a longer word has a line of its own. */
export function wrap(text: string, width: number, indent: string): string {
  return flow(text.trim().split(/\s+/), " ", width).join(`\n${indent}`);
}

/**
 * Lays pieces out in lines of at most `width` columns; a separator at the end of a line loses its spaces. Colours take no columns.
 *
 * @param separator between two pieces
 */
export function flow(pieces: readonly string[], separator: string, width: number): string[] {
  const lines: string[] = [];
  const [between, atEnd] = [columns(separator), columns(separator.trimEnd())];
  let line = "";
  let used = 0;
  pieces.forEach((piece, i) => {
    const room = width - (i === pieces.length - 1 ? 0 : atEnd);
    const wide = columns(piece);
    if (line !== "" && used + between + wide <= room) {
      line += separator + piece;
      used += between + wide;
    } else {
      if (line !== "") lines.push(line + separator.trimEnd());
      line = piece;
      used = wide;
    }
  });
  return [...lines, line];
}

/** Rows whose cells are as wide as the widest of their column. */
export function table(rows: readonly (readonly string[])[]): string[][] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => columns(row[column] ?? ""))));
  return rows.map((row) => row.map((cell, column) => cell + " ".repeat(widths[column]! - columns(cell))));
}

const PRINTABLE = /^[\x20-\x7e]*$/;

/** How many columns a text takes on a terminal. */
export function columns(text: string): number {
  return PRINTABLE.test(text) ? text.length : [...stripVTControlCharacters(text)].length;
}
