import { readFileSync } from "node:fs";
import path from "node:path";
import { execFileSync } from "node:child_process";

/** A command's words, as the shell splits them. */
export function wordsOf(line: string): string[] {
  return execFileSync("sh", ["-c", `for word in "$@"; do :; done; set -- ${line.trim()}; printf '%s\\n' "$@"`], {
    encoding: "utf8",
  })
    .trimEnd()
    .split("\n");
}

/** The blocks of commands in a section of a page of the runbook, in their order. @param page such as interrupted */
export function blocksOf(page: string, section: string): string[] {
  const text = readFileSync(path.join(__dirname, `../../../docs/runbook/${page}.md`), "utf8");
  const [part] = text.split(/^## /m).filter((one) => one.startsWith(section));
  const blocks = [...part!.matchAll(/^ *```bash\n([^]*?)^ *```$/gm)].map(([, block]) => block!);
  return blocks.map((block) => block.replace(/^ +/gm, ""));
}
