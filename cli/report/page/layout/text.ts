import type { Line, Part } from "./scene";

/**
 * Advance widths of U+0020 to U+007E in DejaVu Sans, in hundredths of the font size. It is the widest of the fonts behind
 * `system-ui`, so that what fits by these figures fits everywhere.
 */
const WIDTHS = [
  32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
  84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99, 69, 62,
  69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60,
  82, 60, 60, 53, 64, 34, 64, 84,
];
const FIRST = 0x20;
/** Any other character: as wide as it is high, as ideographs are. */
const OTHER = 100;
/** Bold against regular in the same font: at most a sixth wider. */
const BOLD = 1.16;
const ELLIPSIS = "…";

/** The width of a text in pixels at a font size, at most; what is drawn may be narrower. */
export function widthOf(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const char of text) sum += WIDTHS[(char.codePointAt(0) ?? 0) - FIRST] ?? OTHER;
  return (sum * size * (bold ? BOLD : 1)) / 100;
}

function partsWidth(parts: readonly Part[], size: number): number {
  return parts.reduce((sum, part) => sum + widthOf(part.text, size, part.bold), 0);
}

/** A text cut to a width, in its middle or at its end; empty where not even a few letters fit. */
export function cutTo(part: Part, width: number, size: number): string {
  const letters = [...part.text];
  const fits = (text: string) => widthOf(text, size, part.bold) <= width;
  if (fits(part.text)) return part.text;
  for (let kept = letters.length - 1; kept >= 3; kept -= 1) {
    const head = part.cut === "middle" ? Math.ceil(kept / 2) : kept;
    const tail = letters.slice(letters.length - (kept - head)).join("");
    const text = `${letters.slice(0, head).join("").trimEnd()}${ELLIPSIS}${kept === head ? "" : tail}`;
    if (fits(text)) return text;
  }
  return "";
}

/** A line of at most a width: when it is too long, its last part is cut first. */
export function fitted(parts: readonly Part[], width: number, size: number): Part[] {
  const kept = parts
    .filter((part) => part.text !== "")
    .map((part) => ({ ...part, text: part.text.replace(/\s/g, " ") }));
  while (kept.length > 0 && partsWidth(kept, size) > width) {
    const last = kept.pop()!;
    const text = cutTo(last, width - partsWidth(kept, size), size);
    if (text !== "") return [...kept, { ...last, text }];
  }
  return kept;
}

interface LineStyle {
  size?: number;
  anchor?: Line["anchor"];
}

/** A line at a point, within a width. */
export function line(x: number, y: number, width: number, parts: readonly Part[], style: LineStyle = {}): Line {
  const size = style.size ?? 12;
  const shown = fitted(parts, width, size);
  const whole = parts.map((part) => part.text).join("");
  const made: Line = { x, y, size, anchor: style.anchor ?? "start", parts: shown };
  return shown.map((part) => part.text).join("") === whole ? made : { ...made, full: whole };
}

export function bold(text: string): Part {
  return { text, bold: true };
}

export function plain(text: string, cut?: Part["cut"]): Part {
  return { text, ...(cut && { cut }) };
}

export function muted(text: string, cut?: Part["cut"]): Part {
  return { text, muted: true, ...(cut && { cut }) };
}

/** A text in as many lines of at most a width as it needs, the first on `y`. */
export function paragraph(x: number, y: number, width: number, text: string, size: number): Line[] {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(/\s+/)) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (current !== "" && widthOf(longer, size) > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  lines.push(current);
  return lines.map((one, index) => line(x, y + index * Math.round(size * 1.4), width, [muted(one)], { size }));
}
