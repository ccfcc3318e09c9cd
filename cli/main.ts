// First, before anything loads the SDK.
import "../lib/deferred-sdk";
import { Argument, Command, Option } from "commander";
import type { CheckCommand } from "./commands/check";
import type { InitCommand } from "./commands/init";
import type { PermissionsCommand } from "./commands/permissions";
import type { PlanCommand } from "./commands/plan";
import type { RunbookCommand } from "./commands/runbook";
import type { SimulateCommand } from "./commands/simulate";
import { printableLines } from "../lib/printable";
import { hasColours } from "./report/terminal/screen";
import { EXIT, errorText, exitCodeOf, type ExitCode } from "./errors";
import type { Outcome } from "./outcome";

const program = new Command("holdfast")
  .description("Fault tolerance on AWS, declared once, proved before it is deployed.")
  .version((require("../package.json") as { version: string }).version)
  .showHelpAfterError("(holdfast --help lists the commands)")
  .configureHelp({ sortSubcommands: true });

program
  .command("plan")
  .description(
    "build both stacks of a configuration in process, and judge them; needs no AWS account and no Pulumi CLI",
  )
  .option("--config-dir <dir>", "the folder of Pulumi.yaml, the stack files and policy-config.json", ".")
  .option("--out <dir>", "write each stack as <dir>/<stack>.json, in the format of `pulumi stack export`")
  .option("--json", "print the result as JSON instead of text")
  .option("--html <file>", "write what faults do and the drawing, one page that needs no network")
  .option(
    "--against <file...>",
    "outputs of `pulumi stack export`: say what an up would replace or delete of them; exit 1 where that holds data",
  )
  .option("--tree", "print the resources of each stack too, by component")
  .option("--details", "print the cost by Region, all quotas, and what experiments are predicted to show too")
  .option(
    "--fix",
    "look for the cheapest setting that meets each missed objective, or takes a single point of failure away",
  )
  .addOption(new Option("--fail-on <what>", "when to exit with 1").choices(["violation", "never"]).default("violation"))
  .action(async (options: PlanCommand) =>
    say(await (require("./commands/plan") as typeof import("./commands/plan")).plan(options)),
  );

program
  .command("check")
  .description("judge stack exports of any program by the rules of the pack; several regions of one service together")
  .argument("<file...>", "outputs of `pulumi stack export`, or of `holdfast plan --out`")
  .option("--pack-config <file>", "the pack's configuration, as for --policy-pack-config")
  .option("--json", "print the findings as JSON instead of text")
  .addOption(
    new Option("--format <format>", "how to print the findings")
      .choices(["text", "json", "sarif", "junit"])
      .default("text"),
  )
  .option("--all", "list what is compliant too")
  .option("--practices", "print which best practices of the Well-Architected Reliability pillar the program meets too")
  .option("--not-applicable", "list the rules that do not apply to a resource too, with the reason")
  .action((files: string[], options: CheckCommand) =>
    say((require("./commands/check") as typeof import("./commands/check")).checkFiles(files, options)),
  );

program
  .command("simulate")
  .description("simulate every fault on stack exports: what each does to what is served and stored, and for how long")
  .argument("[file...]", "outputs of `pulumi stack export`, or of `holdfast plan --out`")
  .option(
    "--before <file...>",
    "with --after: say what a change makes better and worse; exit 1 where anything is worse",
  )
  .option("--after <file...>", "the same outputs after the change")
  .option("--markdown", "print the difference as Markdown, for a pull request")
  .option(
    "--scenario <ids>",
    "past events of AWS as well, such as 2025-10-20,2021-12-07; all; or list, to see which there are",
  )
  .option(
    "--fix",
    "look for the cheapest change that meets each missed objective, or takes a single point of failure away",
  )
  .option("--anywhere", "past events in each Region of the stacks, wherever they happened")
  .option("--assume <file>", 'times that no page of AWS gives, as JSON: { "reaction": "10m" }')
  .option("--all", "a row for each function, those that continue included")
  .option("--json", "print the simulation as JSON instead of text")
  .option(
    "--explain <fault-and-function...>",
    "say how one answer comes about, as in: --explain 'zone us-east-1a' 'serve shop.example.com'",
  )
  .option(
    "--html <file>",
    "write a page with all of it and the drawing, as `holdfast plan --html` does; with --before and --after of the program after the change",
  )
  .addOption(
    new Option("--undecided <what>", "whether an objective that can't be decided is a failure")
      .choices(["fail", "pass"])
      .default("fail"),
  )
  .action((files: string[], options: SimulateCommand) =>
    say((require("./commands/simulate") as typeof import("./commands/simulate")).simulateFiles(files, options)),
  );

program
  .command("runbook")
  .description(
    "print, for each fault, what happens automatically and what an operator runs, as Markdown; from the configuration, or from what is deployed",
  )
  .argument(
    "[file...]",
    "outputs of `pulumi stack export`, with the real names and ids; by default the configuration's plan",
  )
  .option("--config-dir <dir>", "the folder of Pulumi.yaml and the stack files", ".")
  .option("--assume <file>", 'times that no page of AWS gives, as JSON: { "reaction": "10m" }')
  .action(async (files: string[], options: RunbookCommand) =>
    say(await (require("./commands/runbook") as typeof import("./commands/runbook")).runbook(files, options)),
  );

program
  .command("permissions")
  .description("print the IAM policies that a deployer of the configuration needs, each within IAM's size limit")
  .option("--config-dir <dir>", "the folder of Pulumi.yaml and the stack files", ".")
  .option("--out <dir>", "write each policy as <dir>/<workload>-deployer-<n>.json, and say what they leave out")
  .action(async (options: PermissionsCommand) =>
    say(await (require("./commands/permissions") as typeof import("./commands/permissions")).permissions(options)),
  );

program
  .command("pending")
  .description("after an interrupted `pulumi up`: what it was doing, and the commands that take over what AWS has made")
  .argument("<file>", "output of `pulumi stack export` of the stack, before its next `up`")
  .action((file: string) => say((require("./commands/pending") as typeof import("./commands/pending")).pending(file)));

program
  .command("profile")
  .description("print a profile of the policy pack as a configuration for `pulumi preview --policy-pack-config`")
  .argument("<name>", "baseline, recommended, multi-region or strict")
  .action((name: string) => say((require("./commands/profile") as typeof import("./commands/profile")).profile(name)));

program
  .command("init")
  .description("write the configuration of a new service: asks on a terminal for what no option says")
  .option("--config-dir, --dir <dir>", "the folder to write into", ".")
  .option("--name <name>", "the service's name")
  .option("--account <id>", "the AWS account's id")
  .option("--domain <host>", "the name that users type")
  .option("--zone <host>", "the hosted zone, which is made; by default the domain's parent")
  .option("--strategy <strategy>", "static-site, backup-restore, pilot-light, warm-standby or active-active")
  .option("--primary <region>", "the primary Region")
  .option("--secondary <region>", "the standby Region")
  .option("--vpc <kind>", "new or existing")
  .option("--stores <stores>", "such as 'aurora-postgres:orders table:carts bucket queue:jobs', or none")
  .option("--email <address>", "the address that alarms notify")
  .action(async (options: InitCommand) =>
    say(await (require("./commands/init") as typeof import("./commands/init")).init(options)),
  );

program
  .command("explain")
  .description(
    "say what a setting means, its type, its default, what is allowed, and an example; without one, list the areas",
  )
  .argument("[setting]", "its path, such as compute.warmPool or databases.orders.multiAz")
  .action((setting: string | undefined) =>
    say((require("./commands/explain") as typeof import("./commands/explain")).explain(setting)),
  );

program
  .command("schema")
  .description("print the JSON Schema of the settings, or of the policy pack's configuration, for an editor")
  .addArgument(new Argument("[of]").choices(["settings", "policy"]).default("settings"))
  .action((of: "settings" | "policy") =>
    say((require("./commands/schema") as typeof import("./commands/schema")).schema(of)),
  );

// The exit code is a failure until a command has ended: Node exits with 0 when an awaited promise can no longer settle.
process.exitCode = EXIT.badInput;
let hasEnded = false;

function say({ text, exitCode }: Outcome): void {
  process.stdout.write(printableLines(text, hasColours(process.stdout, process.env)));
  end(exitCode);
}

function end(exitCode: ExitCode): void {
  hasEnded = true;
  process.exitCode = exitCode;
}

// `holdfast schema | head` closes the pipe early, which is no mistake.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  hasEnded = true;
  process.exit();
});

program.exitOverride();
// Commander's own exit code would be 1, which here means "refused by policy".
for (const command of program.commands) command.exitOverride();

/**
 * Runs the command line.
 *
 * @param sourceStack puts the places of the sources into a stack, where other code than they runs
 */
export async function main(sourceStack = (stack: string) => stack): Promise<void> {
  const print = (error: unknown) => process.stderr.write(sourceStack(errorText(error)));
  process.once("exit", () => {
    if (!hasEnded) print(new Error("the command waits for something that cannot happen any more"));
  });
  try {
    await program.parseAsync();
  } catch (error) {
    print(error);
    end(exitCodeOf(error));
  }
}
