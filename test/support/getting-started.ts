import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { init } from "../../cli/commands/init";
import { errorText, isUsersMistake } from "../../cli/errors";
import { readConfigFiles } from "../../cli/plan";
import { renderSetting } from "../../cli/report/terminal/setting";
import { coloursOf } from "../../cli/report/terminal/screen";
import { examples } from "../../cli/settings/examples";
import { findSettings } from "../../cli/settings/find";
import { settingsReference } from "../../cli/settings/reference";
import { blocksOf, withPrints } from "./documented";
import { planned } from "./readme";

/**
 * docs/getting-started.md with what its commands print made anew, in this process: the plans are those that the tests keep. That the commands do print it is
 * tested in a clean clone (test/package/documented.test.ts).
 */
export async function withStarted(page: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-started-"));
  try {
    const clone = path.join(folder, "clone");
    mkdirSync(clone);
    const printed: string[] = [];
    for (const { commands } of blocksOf(page)) {
      const texts: string[] = [];
      for (const command of commands) texts.push(await run(command, clone));
      printed.push(texts.join(""));
    }
    return withPrints(page, printed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a command prints that is run in the clone. */
async function run(command: string, clone: string): Promise<string> {
  const [tool, holdfast, name, ...words] = command.replace(/ +#.*$/, "").split(/ +/);
  // What it prints is not shown.
  if (command === "npm ci" || command.includes(" > ")) return "";
  if (tool !== "npx" || holdfast !== "holdfast")
    return execFileSync("bash", ["-c", command], { cwd: clone, encoding: "utf8" });
  if (name === "explain") return explained(words[0]!);
  const options = Object.fromEntries(
    words.flatMap((word, i) => (word.startsWith("--") ? [[word, words[i + 1]!]] : [])),
  );
  if (name === "init") return initialized(options, clone);
  if (name === "plan") return plan(path.resolve(clone, options["--config-dir"]!));
  throw new Error(`${command}: say here how it is run`);
}

async function initialized(options: Record<string, string>, clone: string): Promise<string> {
  const { dir = ".", ...given } = Object.fromEntries(
    Object.entries(options).map(([key, value]) => [key.slice(2), value]),
  );
  const before = process.cwd();
  process.chdir(clone);
  try {
    return (await init({ dir, ...given }, false)).text;
  } finally {
    process.chdir(before);
  }
}

async function plan(folder: string): Promise<string> {
  try {
    return (await planned({ folder, files: readConfigFiles(folder) })).text;
  } catch (error) {
    if (!isUsersMistake(error)) throw error;
    return errorText(error);
  }
}

function explained(setting: string): string {
  const screen = { colours: coloursOf({ isTTY: false, columns: 0 }), width: 100 };
  const known = examples();
  return findSettings(setting, settingsReference())
    .map((one) => renderSetting(one, known, screen))
    .join("\n");
}
