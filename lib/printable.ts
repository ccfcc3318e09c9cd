/**
 * Characters that a terminal or a log obeys instead of printing: control characters, and marks that change the direction of text, with which
 * one name could look like another or draw over what was printed before.
 */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The colours and weights of cli/report/terminal/screen.ts, which print no text and hide none: of what a name may have, none is worse than red. */
const COLOUR = /\u001b\[(?:0|1|2|22|39|3[0-7]|9[0-7])m/;

/** What is left as it is in a text of several lines, or a character that is not. */
const LINES = new RegExp(`${COLOUR.source}|\\n|${CONTROLS.source}`, "g");

/** A text of the input as it may be printed on one line. */
export function printable(text: string): string {
  return text.replace(CONTROLS, "\ufffd");
}

/**
 * What a command prints, as a terminal may have it: lines, and colours where they are used. Names in it can be of anyone's making.
 *
 * @param hasColours whether colours are kept
 */
export function printableLines(text: string, hasColours: boolean): string {
  const kept = (found: string) => found === "\n" || (hasColours && found.length > 1);
  return text.replace(LINES, (found) => (kept(found) ? found : printable(found)));
}

/** A value as JSON in lines, with nothing in it that a terminal obeys: JSON can say every character by its number. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(CONTROLS, (char) =>
    char === "\n" ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${text}\n`;
}
