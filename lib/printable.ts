/**
 * Characters that a terminal or a log obeys instead of printing: control characters, and marks that change the direction of text, with which
 * one name could look like another or draw over what was printed before.
 */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A text of the input as it may be printed on one line. */
export function printable(text: string): string {
  return text.replace(CONTROLS, "\ufffd");
}
