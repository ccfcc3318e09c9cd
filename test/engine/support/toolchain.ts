import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation";

const ROOT = path.join(__dirname, "../../..");

/** The folder of the CLI's installer: HOLDFAST_TOOLCHAIN, or beside this repository. `install DIR` unpacks `DIR/pulumi`. */
const installer = () => path.resolve(ROOT, process.env.HOLDFAST_TOOLCHAIN ?? "../shared/toolchain", "install");

const MISSING = () =>
  `the engine tests need the Pulumi CLI: none is on the PATH, and there is no ${installer()}. ` +
  "Install it (https://www.pulumi.com/docs/iac/download-install/), or name the folder of an installer in HOLDFAST_TOOLCHAIN.";

let said = false;

/**
 * The Pulumi CLI: the toolchain's, else the one on the PATH.
 * Without any, the tests are skipped, except where CI is set: there a test that does not run must not look like one that passed.
 *
 * @throws Error in CI, where there is no CLI
 */
export async function pulumiOr(skip: () => never): Promise<PulumiCommand> {
  const root = existsSync(installer()) ? installed(installer()) : undefined;
  if (root === undefined && !onPath("pulumi")) {
    if (process.env.CI) throw new Error(MISSING());
    if (!said) console.log(`    skipped: ${MISSING()}`);
    said = true;
    return skip();
  }
  // An inline program needs no more of the CLI than any version of the last years has.
  return PulumiCommand.get({ ...(root !== undefined && { root }), skipVersionCheck: true });
}

/** @returns the folder in whose `bin` the CLI is */
function installed(file: string): string {
  const version = createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 12);
  const root = path.join(ROOT, "node_modules/.cache/holdfast", `pulumi-${version}`);
  execFileSync(file, [path.join(root, "bin")], { stdio: ["ignore", "ignore", "inherit"] });
  return root;
}

function onPath(name: string): boolean {
  return (process.env.PATH ?? "").split(path.delimiter).some((folder) => existsSync(path.join(folder, name)));
}
