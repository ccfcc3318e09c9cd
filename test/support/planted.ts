import { MOCK_PASSWORD } from "../../cli/plan/outputs/random";

/** The names of the texts in which a mock password can be read: the plan and the stand-in begin every password with it. */
export function passwordsIn(texts: Record<string, string>): string[] {
  return textsWith(MOCK_PASSWORD, texts);
}

/** The names of the texts in which a value can be read: as it is, escaped, or in base64. */
export function textsWith(value: string, texts: Record<string, string>): string[] {
  const forms = formsOf(value);
  return Object.keys(texts).filter((name) => forms.some((form) => texts[name]!.includes(form)));
}

/** As it is, in JSON, in JSON as Go writes it, in HTML and in a URL; and each of these in base64 at each of its three alignments. */
function formsOf(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const go = json.replace(/[&<>]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`);
  const html = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const plain = [value, json, JSON.stringify(json).slice(1, -1), go, JSON.stringify(go).slice(1, -1), html];
  const written = [...new Set([...plain, encodeURIComponent(value)])];
  return [
    ...written,
    ...written.flatMap((text) => ["", "x", "xx"].map((before) => inside(before + text, before.length))),
  ];
}

/** The characters of a base64 text that do not depend on adjacent bytes. @param skipped bytes before the part that is looked for */
function inside(text: string, skipped: number): string {
  const encoded = Buffer.from(text).toString("base64");
  return encoded.slice(Math.ceil((skipped * 4) / 3), Math.floor((text.length * 4) / 3) - 1);
}
