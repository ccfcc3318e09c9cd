const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Characters that are not text: control characters, which HTML forbids, and marks that change the direction of text,
 * with which one name could look like another.
 */
const NO_TEXT =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text without what is none. */
export function cleaned(text: string): string {
  return text.replace(NO_TEXT, "\ufffd");
}

/** A text as HTML and SVG show it, in an element or in a quoted attribute. */
export function escaped(text: string): string {
  return cleaned(text).replace(/[&<>"']/g, (char) => ENTITIES[char]!);
}
