import { execFileSync } from "node:child_process";

/** A command's words, as the shell splits them. */
export function wordsOf(line: string): string[] {
  return execFileSync("sh", ["-c", `for word in "$@"; do :; done; set -- ${line.trim()}; printf '%s\\n' "$@"`], {
    encoding: "utf8",
  })
    .trimEnd()
    .split("\n");
}
