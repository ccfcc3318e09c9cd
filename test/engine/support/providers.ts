import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import { buildSync } from "esbuild";
import { AwsProvider } from "../standins/aws-provider";
import type { Call } from "../standins/calls";
import { RandomProvider } from "../standins/random-provider";
import { serve } from "../standins/serve";
import type { World } from "../standins/world";

const ROOT = path.join(__dirname, "../../..");
const AWSX = path.join(ROOT, "test/engine/standins/awsx.ts");
const COMPILED = path.join(ROOT, "node_modules/.cache/holdfast/standins");

/** The providers of one operation of the engine. */
export interface Providers {
  /**
   * Where the engine finds them: it attaches to a provider that is named here, in place of starting an executable
   * (https://www.pulumi.com/docs/iac/using-pulumi/extending-pulumi/debugging-provider-packages/).
   */
  environment: { PULUMI_DEBUG_PROVIDERS: string };
  /** What AWS was asked. */
  calls: readonly Call[];
  stop: () => void;
}

/**
 * Serves the providers of AWS and of random values from this process, as an operation of the engine starts two processes for them otherwise.
 *
 * @param unavailable a region that is unavailable
 */
export async function serveProviders(world: World, unavailable?: string): Promise<Providers> {
  const aws = new AwsProvider(world, unavailable);
  const served = await Promise.all([serve(aws, versionOf("aws")), serve(new RandomProvider(), versionOf("random"))]);
  const ports = [...served.map(({ port }) => port), await awsx()];
  return {
    environment: { PULUMI_DEBUG_PROVIDERS: ["aws", "random", "awsx"].map((name, i) => `${name}:${ports[i]}`).join() },
    calls: aws.calls,
    stop: () => served.forEach(({ stop }) => stop()),
  };
}

function versionOf(provider: string): string {
  const { version } = createRequire(__filename)(`@pulumi/${provider}/package.json`) as { version: string };
  return version;
}

let running: Promise<string> | undefined;

/** The port of the provider awsx, which runs the SDK as a program does: a process of its own, one for all operations of this one. */
function awsx(): Promise<string> {
  return (running ??= new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiled()], { stdio: ["pipe", "pipe", "inherit"] });
    child.once("error", reject);
    child.once("exit", () => reject(new Error("the provider awsx has ended")));
    createInterface(child.stdout).once("line", (port) => {
      child.stdout.destroy();
      resolve(port);
    });
    // It holds up no end of this process, and ends with it.
    child.unref();
    (child.stdin as Socket).unref();
  }));
}

/** The provider awsx as one file of JavaScript, which begins in a fifth of the time that tsx takes; called by its content, so that two processes write the same. */
function compiled(): string {
  const { outputFiles } = buildSync({
    entryPoints: [AWSX],
    ...{ bundle: true, packages: "external", platform: "node", target: "node20", write: false },
  });
  const { contents } = outputFiles[0]!;
  const file = path.join(COMPILED, `awsx-${createHash("sha256").update(contents).digest("hex").slice(0, 16)}.cjs`);
  mkdirSync(COMPILED, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, contents);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}
