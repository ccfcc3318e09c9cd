import { MOCK_PASSWORD } from "../../cli/plan/outputs/random";

/** What the plan and the stand-in make every password of, in clear and in base64 at each of its three alignments. */
const FORMS = [MOCK_PASSWORD, ...["", "x", "xx"].map((before) => inside(before + MOCK_PASSWORD, before.length))];

/** The names of the texts in which a mock password can be read. */
export function passwordsIn(texts: Record<string, string>): string[] {
  return Object.keys(texts).filter((name) => FORMS.some((form) => texts[name]!.includes(form)));
}

/** The characters of a base64 text that do not depend on adjacent bytes. @param skipped bytes before the part that is looked for */
function inside(text: string, skipped: number): string {
  const encoded = Buffer.from(text).toString("base64");
  return encoded.slice(Math.ceil((skipped * 4) / 3), Math.floor((text.length * 4) / 3) - 1);
}
