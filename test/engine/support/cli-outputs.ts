import { mkdirSync } from "node:fs";
import path from "node:path";
import { holdfast } from "../../cli/commands/run";
import { filesUnder } from "./files";

/**
 * What `holdfast` prints and writes about what is deployed, by command and file.
 *
 * @param folder of the configuration
 * @param exports files of `pulumi stack export`, with secrets in plain text or without
 * @param pending one of them, of a stack whose `up` was interrupted
 */
export function outputsOfCommands(folder: string, exports: string[], pending: string): Record<string, string> {
  const out = path.join(folder, "written");
  mkdirSync(out);
  const file = (name: string) => path.join(out, name);
  const commands = [
    ["plan", "--against", ...exports, "--out", file("plan"), "--html", file("plan.html"), "--tree", "--details"],
    ["plan", "--json", "--against", ...exports],
    ["check", "--all", "--not-applicable", ...exports],
    ["check", "--format", "sarif", ...exports],
    ["simulate", "--all", "--fix", "--html", file("simulation.html"), ...exports],
    ["simulate", "--json", ...exports],
    ["runbook", ...exports],
    ["runbook", "--config-dir", folder],
    ["permissions", "--config-dir", folder],
    ["pending", pending],
  ].map((words) => (words[0] === "plan" ? [...words, "--fail-on", "never", "--config-dir", folder] : words));
  const printed = commands.map((words) => {
    const { code, stdout, stderr } = holdfast(words);
    const name = words.filter((word) => !word.startsWith("/")).join(" ");
    if (stdout === "") throw new Error(`holdfast ${name} ended with ${code}: ${stderr}`);
    return [`holdfast ${name}`, stdout + stderr];
  });
  return { ...(Object.fromEntries(printed) as Record<string, string>), ...filesUnder(out) };
}
